create extension citext;
create domain d as citext check (value <> '');
create table t (id int primary key, c citext default 'x' unique, many citext[], said d not null, low text generated always as (lower(c::text)) stored);
create index on t (c, said) where c <> 'none';
create view v as select id, c, said from t where c = 'a';
create function f(citext) returns citext language sql immutable begin atomic select $1; end;
create policy p on t using (c = 'a');
