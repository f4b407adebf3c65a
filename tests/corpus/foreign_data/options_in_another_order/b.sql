create foreign data wrapper w;
create server s foreign data wrapper w options (dbname 'd', port '1', host 'b');
create user mapping for app server s options (password 'p', user 'u');
