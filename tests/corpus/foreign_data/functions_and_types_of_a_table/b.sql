create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int, m text) server s;
create function of_t(t) returns int language sql as 'select $1.id';
