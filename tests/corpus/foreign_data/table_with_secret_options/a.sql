create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int) server s options (api_key 'one', path '/a');
create foreign table u (id int) server s options (api_key 'one');
