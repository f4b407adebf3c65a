create schema s;
create function s.f(int) returns int language sql as 'select 1';
create procedure s.p() language sql as 'select 1';
create aggregate s.a(int) (sfunc = int4pl, stype = int);
create operator s.@@@ (function = int4pl, leftarg = int, rightarg = int);
create text search dictionary s.d (template = simple);
create text search configuration s.c (parser = default);
alter text search configuration s.c add mapping for word with s.d;
