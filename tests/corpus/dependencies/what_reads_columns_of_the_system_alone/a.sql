create table t (id int primary key, v text);
create view v as select ctid, tableoid, xmin from t;
create function f() returns tid language sql stable begin atomic select max(ctid) from t; end;
create policy p on t using (tableoid > 0::oid);

create trigger tr after update on t for each row when (old.tableoid = new.tableoid) execute function suppress_redundant_updates_trigger();
