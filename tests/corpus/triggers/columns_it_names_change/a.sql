create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b int, c text, d text);
create trigger one before update of a, b on t for each row execute function f();
create trigger two before update of c on t for each row when (new.c <> 'x') execute function f();
create trigger three before update on t for each row when (new.b > 0 and old.d is null) execute function f();
