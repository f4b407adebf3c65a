create type pair as (a text collate "C", b text);
create table t (p pair);
