create domain d as bigint constraint pos check (value > 0) default 1;
create table t (id int primary key, n d, ns d[], g int generated always as (n * 2) stored);
create index on t (n);
create function f(d) returns d language sql as $$ select $1 $$;
