create schema far;
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table far.t (id int) server s;
