create view t as select 1 as id, 2 as v; create table w (id integer, v integer); create rule ins as on insert to w do also select 1;
create table y (id integer); create view x as select id from y;
