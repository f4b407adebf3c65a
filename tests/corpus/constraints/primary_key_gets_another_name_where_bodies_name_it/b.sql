create table dst (id int, v int, constraint uno primary key (id), constraint two unique (v, id));
create function f() returns void language sql begin atomic insert into dst values (1, 2) on conflict on constraint uno do nothing; end;
create view grp as select id, v from dst group by id;
create table refs (id int references dst);
