create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a bigint, c varchar(9), d text);
create trigger one before update of a on t for each row execute function f();
create trigger two before update of c on t for each row when (new.c <> 'x') execute function f();
create trigger three before update on t for each row when (old.d is null) execute function f();
