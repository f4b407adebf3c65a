create table p (id integer, a integer default 1, k integer not null);
create table t (x integer) inherits (p);
create table u () inherits (t);
create function everything() returns setof p language sql stable begin atomic select * from p; end;
