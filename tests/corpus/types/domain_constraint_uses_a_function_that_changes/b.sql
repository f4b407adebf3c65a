create function valid(a varchar) returns boolean language sql immutable as 'select a ~ ''x'''; create domain d as varchar(20) constraint v check (valid(value)) constraint z check (length(value) < 19); create domain dd as d constraint nn not null default 'xx';
create table t (id integer, a d, b dd, c d[], e text generated always as (a || 'y') stored); create index i on t (a); create index j on t (lower(a)) where valid(a); create function f(d) returns dd language sql as 'select $1'; create view vw as select a, b, c[1] as c from t;
create type ct as (x d, y dd); create table u (z ct, zz ct[]);
