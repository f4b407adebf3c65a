create foreign data wrapper w;
create foreign data wrapper other;
create server s type 'db' version '1' foreign data wrapper w options (host 'a', port '1');
create server retyped type 'one' foreign data wrapper w;
create server versionless version '9' foreign data wrapper w;
create server moved foreign data wrapper w options (host 'x');
create server "Odd ""name" foreign data wrapper w;
