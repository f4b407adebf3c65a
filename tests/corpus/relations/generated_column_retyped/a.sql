create table t (id int, g int generated always as (id * 2) stored, h int generated always as (id + 1) stored);
create index t_g on t (g);
