create table t (a bigint, c text);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before update on t for each row when (old.* is distinct from new.*) execute function f();
alter table t add constraint whole check (t.* is not null);
