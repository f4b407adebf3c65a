-- The roles that every case may name. Roles belong to the server, so no case makes its own.
create role app;
create role reader;
create role writer;
create role admin;
create role "Mixed Case";
grant reader to writer;
