create type pair as (a bigint, b text, c int);
create table t of pair (primary key (a));
