create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw options (host 'a');
create foreign table t (
  id int options (column_name 'ID') not null,
  a text collate "C" default 'x',
  n numeric(10,2) check (n > 0),
  g int generated always as (id * 2) stored
) server s options (schema_name 'far', table_name 'away');
comment on foreign table t is 'far away';
comment on column t.a is 'a letter';
create foreign table empty () server s;
grant select on t to reader;
