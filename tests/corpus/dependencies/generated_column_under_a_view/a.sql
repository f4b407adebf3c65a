create function vat(x numeric) returns numeric language sql immutable as 'select x * 1.2';
create table t (id int primary key, net numeric, gross numeric generated always as (vat(net)) stored);
create view v as select id, gross from t;
create index i on t (gross);
create materialized view m as select sum(gross) as g from v;
