create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw;
create user mapping for app server s options (user 'u', password 'p');
create foreign data wrapper w;
create server x foreign data wrapper w;
create user mapping for app server x;
