create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table ft (id integer) server s;
comment on foreign data wrapper w is 'w';
comment on server s is 's';
comment on foreign table ft is 'ft';
comment on column ft.id is 'id';
