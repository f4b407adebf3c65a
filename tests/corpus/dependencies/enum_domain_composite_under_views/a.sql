create type mood as enum ('sad', 'ok');
create domain positive as int check (value > 0);
create type pair as (a int, b mood);
create table t (id int primary key, m mood default 'ok', p positive, q pair);
create view v as select id, m, p, (q).a as a from t where m = 'ok';
create function f(x mood) returns setof v language sql stable as 'select * from public.v where m = x';
create materialized view mv as select m, count(*) from v group by m;
