create table t (a integer, b integer, c text); create view v with (security_barrier, check_option = cascaded) as select a, b, c from t where a > 1; create view w as select a, b from v;
create view x (q, p) as select a, c from t; alter view v alter b set default 6; comment on column x.q is 'other'; grant select (q) on x to app with grant option;
create recursive view r (n, m) as values (1, 2) union all select n + 1, m from r where n < 6;
