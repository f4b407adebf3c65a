create type pair as (a int, c date, d boolean, e text[]);
create table t (id int, p pair, ps pair[]);
comment on column pair.c is 'See.';
comment on column pair.d is 'D';
