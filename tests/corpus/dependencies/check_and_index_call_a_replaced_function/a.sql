create function norm(x text) returns text language sql immutable as $$select lower(x)$$;
create table t (id int primary key, c text, check (norm(c) <> ''));
create unique index t_norm on t (norm(c));
create view v as select norm(c) as n from t;
create function by_norm(x text) returns setof t stable begin atomic select * from t where norm(c) = norm(x); end;
