create table t (n int);
create function zz(x int) returns int language plpgsql immutable as 'begin return x * 2; end';
create function aa(x int) returns int language plpgsql immutable as 'begin return public.zz(x) + 1; end';
create index on t (aa(n));
alter table t add column g int generated always as (aa(n)) stored;
