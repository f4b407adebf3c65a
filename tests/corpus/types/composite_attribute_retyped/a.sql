create type pair as (a int, b text);
create type trio as (p pair, c int);
create table t (id int, p pair default '(1,x)', ps pair[], q trio);
create index on t (p);
