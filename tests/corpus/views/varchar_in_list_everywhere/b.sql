create table t (id int primary key, s varchar(10) check (s in ('a', 'b')) default 'a');
create view v as select case when s not in ('x', 'y''z') then 'p' else s end as r from t where s in ('a', 'b') or s = 'ANY ((ARRAY[''a''::character varying])::text[])';
create index i on t (id) where s in ('a', 'b');
alter table t enable row level security;
create policy p on t using (s in ('a', 'b'));
create function f() returns boolean begin atomic select exists (select from t where s in ('a', 'b')); end;
create materialized view m (a, b) as values (1, 'x'), (2, ')');
