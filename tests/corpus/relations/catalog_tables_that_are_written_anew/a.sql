create table on_both (a integer, b text) with (user_catalog_table = true, fillfactor = 70);
create table before (a integer) with (user_catalog_table = true);
create table after (a integer);
create table alone (a integer);
create unlogged table stored (a integer) with (user_catalog_table = true);
