create table p (a int not null default 3, b text constraint filled check (b <> ''), g int generated always as (a + 1) stored);
create table k (n int);
create table stays (x int) inherits (p);
