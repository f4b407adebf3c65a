create table t (a bigint, b varchar(40), c timestamptz, d integer default 1, e json default '{}', f integer[] default '{}', g text default 'true', h integer);
create view v as select * from t; create view w as select v.*, a + 1 as n from v;
create index i on t (upper(b)); create index k on t (c) include (d) where g = 'true';
create table u (like t including all);
