create foreign data wrapper w;
create foreign data wrapper other;
create server s type 'db' version '2' foreign data wrapper w options (port '2', dbname 'd');
create server retyped type 'two' foreign data wrapper w;
create server versionless foreign data wrapper w;
create server moved foreign data wrapper other options (host 'x');
create server "Odd ""name" foreign data wrapper w options ("Odd key" 'a\b''c');
comment on server s is 'the second';
