create table t (a int, b text);
create view a as select b from t union all values ('x'), ('y''SELECT column1 AS a FROM (VALUES (1)) "*VALUES*"');
create view b(x) as values (1),(2) union select a from t except values (3) order by 1 limit 3;
create view c as values (1, 'a'), (2, 'b') order by 1 desc;
create view d(x, "Y y") as values ('a', 1), ('b', 2) order by 2 offset 1;
create view e as with recursive r(n) as (values (1) union all select n + 1 from r where n < 5) select n as a from r union values (9);
create materialized view f(a) as (values (1) union all values (2)) intersect select a from t;
create view g as select q.x from (values (1) union select a from t) q(x) union all (values (3), (4) order by 1 limit 1);
