create table t (id int, h int generated always as (id + 1) stored);
