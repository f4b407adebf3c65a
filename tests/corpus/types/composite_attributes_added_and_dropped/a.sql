create type pair as (a int, b text, c date);
create table t (id int, p pair, ps pair[]);
comment on column pair.b is 'B';
comment on column pair.c is 'C';
