create type pair as (a int, b text);
create table t (id int, p pair);
create type holds as (t t, p pair[]);
create table u (h holds);
create table keep (id int);
