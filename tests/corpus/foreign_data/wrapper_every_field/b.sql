create extension postgres_fdw;
create extension file_fdw;
create foreign data wrapper w options (b '3', c 'it''s');
create foreign data wrapper h handler file_fdw_handler validator file_fdw_validator;
create foreign data wrapper v;
