create table on_both (a bigint, b text, g integer generated always as (length(b)) stored) with (user_catalog_table = true, fillfactor = 80);
create table before (a bigint, c uuid default gen_random_uuid());
create table after (a bigint, c uuid default gen_random_uuid()) with (user_catalog_table = true);
create table alone (a integer) with (user_catalog_table = true);
create table stored (a integer) with (user_catalog_table = true);
