create schema s;
create function s.f() returns trigger language plpgsql as 'begin return new; end';
create function g() returns trigger language plpgsql security definer as 'begin raise notice ''x''; return new; end';
create table t (a int);
create trigger one before insert on t for each row execute function s.f();
create trigger two before insert on t for each row execute function g();
