create extension file_fdw;
create server s foreign data wrapper file_fdw;
create table p (id int, a text);
create foreign table c (id int, a text) server s options (filename '/dev/null', format 'csv');
