create foreign data wrapper w;
create server s type 'one' foreign data wrapper w options (password 'of the server');
create user mapping for app server s options (user 'u', password 'hush');
create user mapping for public server s;
