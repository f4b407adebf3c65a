create extension postgres_fdw; create server s type 'x' version '2' foreign data wrapper postgres_fdw options (host 'y', port '5433'); create user mapping for public server s options (user 'z');
create table t (id integer not null, v text); create view w as select * from t;
create foreign table u (id bigint, v text) server s; grant insert on t to reader;
