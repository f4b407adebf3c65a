create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int) server s options (api_key 'two', path '/b');
create foreign table v (id int) server s options (token 'three');
