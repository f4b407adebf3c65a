create table dst (id int, v int, constraint one primary key (id), constraint two unique (v));
create function f() returns void language sql begin atomic insert into dst values (1, 2) on conflict on constraint one do nothing; end;
create view grp as select id, v from dst group by id;
create table refs (id int references dst);
