create table m (id integer not null, at date not null) partition by range (at);
create table old (at date not null, id integer not null, primary key (id, at)); create index on old (at);
create table stays partition of m for values from ('2024-01-01') to ('2025-01-01');
create view v as select * from old;
grant select on old to app;
