create table p (a int not null default 3, b text constraint filled check (b <> ''));
create table k (n int);
create table c (x int primary key, g int generated always as (a + 1) stored) inherits (p, k);
create table d (a int default 4, g int generated always as (a + 1) stored) inherits (p);
alter table d alter column b set default 'd';
create table stays (x int, g int generated always as (a + 1) stored) inherits (p);
alter table p add column g int generated always as (a + 1) stored;
create table below () inherits (c);
