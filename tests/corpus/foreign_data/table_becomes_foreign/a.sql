create foreign data wrapper w;
create server s foreign data wrapper w;
create table t (id int, a text);
create foreign table f (id int, a text) server s;
comment on foreign table f is 'here';
comment on table t is 'here';
