create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id integer) server s;
grant usage on foreign data wrapper w to reader;
grant usage on foreign server s to app with grant option;
grant select, insert on ft to reader;
grant select (id) on ft to writer;
revoke usage on foreign server s from current_user;
