create extension pg_trgm;
create table t (a text);
create index i on t (a);
create function tf() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before insert on t for each row execute function tf();
create materialized view mv as select a from t;
create procedure p() language sql as 'select 1';
alter procedure p() depends on extension pg_trgm;
