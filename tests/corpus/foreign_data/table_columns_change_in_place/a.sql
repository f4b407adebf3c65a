create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int, a text default 'x', gone text, n int, o text options (x '1', y '2')) server s options (a '1', b '2');
alter foreign table t add constraint c check (n > 0);
