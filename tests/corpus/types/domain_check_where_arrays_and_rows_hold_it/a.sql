create domain d as int;
create type pair as (a d, b text);
create table t (id int, ds d[], p pair);
