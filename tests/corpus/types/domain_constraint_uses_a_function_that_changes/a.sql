create function valid(a text) returns boolean language sql immutable as 'select a ~ ''x'''; create domain d as text constraint v check (valid(value)) constraint w check (length(value) < 9) default 'x'; create domain dd as d not null;
create table t (id integer, a d, b dd, c d[], e text generated always as (a || 'y') stored); create index i on t (a); create index j on t (lower(a)) where valid(a); create function f(d) returns dd language sql as 'select $1'; create view vw as select a, b, c[1] as c from t;
create type ct as (x d, y dd); create table u (z ct, zz ct[]);
