create foreign data wrapper w;
create server s foreign data wrapper w;
create server granted foreign data wrapper w;
create foreign table t (id int) server s;
grant usage on foreign server granted to reader;
