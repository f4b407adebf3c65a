create table a (tenant integer not null, id integer not null, primary key (tenant, id));
create table b (id integer primary key, tenant integer not null, a_id integer not null, foreign key (tenant, a_id) references a on update cascade);
create view v as select a.id, a.tenant, count(*) from a join b on b.a_id = a.id group by a.tenant, a.id;
