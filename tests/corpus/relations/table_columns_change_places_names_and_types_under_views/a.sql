create table t (a integer, b text, c date, d numeric(10,2) default 1.5, e jsonb default '{}', f text[] default '{}', g boolean default true);
create view v as select * from t; create view w as select v.*, a + 1 as n from v;
create index i on t (lower(b)); create index j on t using gin (e); create index k on t (c) include (d) where g;
create table u (like t including all);
