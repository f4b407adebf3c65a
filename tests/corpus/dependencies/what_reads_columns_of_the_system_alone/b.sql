create table t (id int, v text, primary key (id)) partition by range (id);
create table t1 partition of t for values from (0) to (100);
create view v as select ctid, tableoid, xmin from t;
create function f() returns tid language sql stable begin atomic select max(ctid) from t; end;
create policy p on t using (tableoid > 0::oid);
