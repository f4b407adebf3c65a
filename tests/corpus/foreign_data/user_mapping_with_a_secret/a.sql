create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw options (host 'a');
create user mapping for app server s options (user 'u', password 'hush');
create user mapping for reader server s options (user 'r', password 'same');
