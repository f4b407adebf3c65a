create table m (id integer not null, at date not null, primary key (id, at)) partition by range (at); create index on m (at);
create table old (at date not null, id integer not null); alter table m attach partition old for values from ('2020-01-01') to ('2024-01-01');
create table stays (id integer not null, at date not null);
create view v as select * from old;
grant select on m to app;
