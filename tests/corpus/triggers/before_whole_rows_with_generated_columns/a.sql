create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a integer, b text);
create table stays (a integer, g integer generated always as (a + 1) stored);
create view v as select g from stays;
create table changes (a integer);
create trigger tr before update on changes for each row when (new.* is not null) execute function f();
alter table changes add column g integer generated always as (a + 1) stored;
