create table t (id int, h text generated always as (id::text) stored);
