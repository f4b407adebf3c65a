create extension file_fdw;
create server s foreign data wrapper file_fdw;
create foreign table t (id int, a text) server s options (filename '/nowhere.csv', format 'csv');
create table keeps (id int);
