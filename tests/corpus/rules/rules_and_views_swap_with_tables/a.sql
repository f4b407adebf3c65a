create table t (id integer, v integer); create view w as select * from t; create rule ins as on insert to w do instead insert into t values (new.id, new.v);
create table x (id integer); create view y as select id from x;
