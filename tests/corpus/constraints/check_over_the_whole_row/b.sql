create table t (a int, b int, c int);
create function fine(t) returns boolean language sql immutable as 'select $1.a < $1.b';
alter table t add constraint whole check (fine(t.*));
create index whole_i on t (fine(t.*));
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before update on t for each row when (old.* is distinct from new.*) execute function f();
