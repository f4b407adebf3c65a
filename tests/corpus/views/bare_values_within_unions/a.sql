create table t (a int, b text);
create view a as select b from t; create view b as select 1 as x; create view c as select 2; create view d as select 'z' as x; create view e as select a from t; create materialized view f as select 1 as a;
create view g as select 5 as x;
