create table t (id integer primary key, v bigint); create table u (id integer references t);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger a after insert on t for each statement execute function f('x', 'y');
create trigger b before update of v, id on t for each row when (old.v is distinct from new.v or new.id > 1) execute function f();
create constraint trigger c after insert or update on t from u not deferrable for each row execute function f();
create trigger d after update on t referencing old table as was new table as fresh for each statement execute function f();
create view w as select * from t; create trigger e instead of insert or delete on w for each row execute function f();
alter table t enable replica trigger a;
