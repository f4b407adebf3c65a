create collation posix (provider = libc, locale = 'C');
create schema s;
create collation s."De Luxe" (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
comment on collation posix is 'By bytes.';
create table t (id int, a text collate posix, b varchar(5) collate s."De Luxe" default 'x');
create index on t (a collate "C", b collate posix);
create domain d as text collate posix;
create type c as (x text collate posix);
