create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int, a text) server s;
create table f (id int, a text);
comment on table f is 'here';
comment on foreign table t is 'here';
