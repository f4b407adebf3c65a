create table t (id integer primary key, v integer); create table u (id integer references t);
create function f() returns trigger language plpgsql as 'begin return null; end';
create trigger a before insert on t for each row execute function f();
create trigger b after update of v on t for each row when (old.v is distinct from new.v) execute function f();
create constraint trigger c after insert on t deferrable initially deferred for each row execute function f();
create trigger d after insert on t referencing new table as fresh for each statement execute function f();
create view w as select * from t; create trigger e instead of insert on w for each row execute function f();
alter table t disable trigger a; alter table t enable always trigger b;
