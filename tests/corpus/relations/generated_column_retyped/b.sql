create table t (id int, g bigint generated always as (id * 2) stored, h bigint generated always as (id + 2) stored);
create index t_g on t (g);
