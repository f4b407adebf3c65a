create extension postgres_fdw;
create extension file_fdw;
create foreign data wrapper w options (a '1', b '2');
create foreign data wrapper h handler postgres_fdw_handler;
create foreign data wrapper v validator postgresql_fdw_validator;
