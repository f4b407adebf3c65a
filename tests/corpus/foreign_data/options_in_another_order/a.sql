create foreign data wrapper w;
create server s foreign data wrapper w options (host 'a', port '1', dbname 'd');
create user mapping for app server s options (user 'u', password 'p');
