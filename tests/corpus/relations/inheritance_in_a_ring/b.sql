create table p (id integer primary key, constraint positive check (id > 0));
create table refers (number integer references p, word text) inherits (p);
create table has (n integer) inherits (p);
create function count_has(h has) returns integer language sql immutable return h.n;
alter table has add column counted integer default count_has(null::has);
