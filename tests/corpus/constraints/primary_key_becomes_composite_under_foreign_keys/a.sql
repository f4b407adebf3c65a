create table a (tenant integer not null, id integer primary key);
create table b (id integer primary key, tenant integer not null, a_id integer not null references a);
create view v as select a.id, a.tenant, count(*) from a join b on b.a_id = a.id group by a.id;
