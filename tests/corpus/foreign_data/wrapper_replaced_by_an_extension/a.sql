create foreign data wrapper w;
create server s foreign data wrapper w options (host 'a');
create user mapping for app server s options (user 'u');
