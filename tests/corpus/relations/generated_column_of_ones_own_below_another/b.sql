create table p (a int, g int generated always as (a + 1) stored);
create table k (b text not null, constraint filled check (b <> ''));
create table c (a int, g int generated always as (a + 1) stored, b text not null, constraint filled check (b <> ''));
alter table c inherit p;
alter table c inherit k;
create table stays (a int, g int generated always as (a + 1) stored);
alter table stays inherit p;
create table inherits () inherits (p);
