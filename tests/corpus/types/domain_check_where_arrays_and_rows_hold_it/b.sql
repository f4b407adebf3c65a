create domain d as int not null constraint x check (value > 0);
create type pair as (a d, b text);
create table t (id int, ds d[], p pair);
