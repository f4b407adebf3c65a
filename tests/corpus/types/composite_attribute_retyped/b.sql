create type pair as (a bigint, b varchar(20));
create type trio as (p pair, c int);
create table t (id int, p pair default '(1,x)', ps pair[], q trio);
create index on t (p);
