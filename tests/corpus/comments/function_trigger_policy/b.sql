create table t (id integer);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before insert on t for each row execute function f();
create policy p on t using (true);
comment on function f() is 'f';
comment on trigger tr on t is 'tr';
comment on policy p on t is 'p';
