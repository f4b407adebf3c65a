create foreign data wrapper w;
create server one foreign data wrapper w;
create server two type 'x' foreign data wrapper w;
create foreign table t (id int) server one;
create foreign table u (id int) server two;
create table plain (id int, u u);
comment on foreign table u is 'stays';
grant select on u to reader;
