create type pair as (x integer, y text);
create table t of pair (x default 1);
create table u of pair;
create table v of pair;
