create foreign data wrapper w;
create server two type 'y' foreign data wrapper w;
create foreign table t (id int) server two;
create foreign table u (id int) server two;
create table plain (id int);
comment on foreign table u is 'stays';
grant select on u to reader;
