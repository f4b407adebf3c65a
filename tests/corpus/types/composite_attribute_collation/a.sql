create type pair as (a text, b text);
create table t (p pair);
