create extension file_fdw;
create server s foreign data wrapper file_fdw;
create foreign table t (a int) server s options (filename '/dev/null');
