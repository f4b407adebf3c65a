create table p (id int, name text);
create table c (extra int) inherits (p);
create function f() returns setof c language sql stable begin atomic select * from c; end;
create view v as select x.id, x.extra from f() x;
create policy pol on p using (exists (select from f() x where x.extra = 1));
create table r (k int, v text) partition by list (k);
create table r1 partition of r for values in (1);
create function g() returns setof r1 language sql stable begin atomic select * from r1; end;
create view w as select x.v from g() x;
