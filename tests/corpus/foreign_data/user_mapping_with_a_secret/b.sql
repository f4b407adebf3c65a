create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw options (host 'a');
create user mapping for app server s options (user 'v', password 'quite ''another'' \one');
create user mapping for reader server s options (user 'r2', password 'same');
create user mapping for public server s options (password_required 'false');
create user mapping for "Mixed Case" server s;
