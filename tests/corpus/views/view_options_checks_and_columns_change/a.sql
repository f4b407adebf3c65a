create table t (a integer, b integer, c text); create view v with (check_option = local) as select a, b from t where a > 0; create view w as select * from v with cascaded check option;
create view x (p, q) as select a, c from t; alter view v alter b set default 5; comment on column x.q is 'q'; grant select (p) on x to app;
create recursive view r (n) as values (1) union all select n + 1 from r where n < 5; create temporary view nothing as select 1;
