create schema s;
create function f() returns trigger language plpgsql as 'begin return new; end';
create function g() returns trigger language plpgsql as 'begin return new; end';
create function h() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one before insert on t for each row execute function f();
create trigger two before insert on t for each row execute function g();
create trigger three before insert on t for each row execute function h();
