create schema s;
create type s.pair as (a int, b int);
create function s.from_sql(internal) returns internal language internal stable as 'array_out';
create function s.to_sql(internal) returns s.pair language internal stable as 'array_in';
create transform for s.pair language plpgsql (from sql with function s.from_sql(internal), to sql with function s.to_sql(internal));
comment on transform for s.pair language plpgsql is 'pairs';
create function s.f(s.pair) returns int transform for type s.pair language plpgsql as 'begin return 1; end';
