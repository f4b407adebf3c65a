create extension postgres_fdw; create server s foreign data wrapper postgres_fdw options (host 'x'); create user mapping for app server s options (user 'u', password 'p');
create foreign table t (id integer not null, v text options (column_name 'w')) server s options (table_name 'z'); create view w as select * from t;
create table u (id integer, v text); grant select on t to app; create foreign table part_holder (id integer) server s;
