create function f() returns trigger language plpgsql as 'begin return new; end';
create extension file_fdw;
create server s foreign data wrapper file_fdw;
create foreign table t (a int) server s options (filename '/dev/null');
create trigger one before insert on t for each row execute function f();
create statistics ts on (a * 2) from t;
