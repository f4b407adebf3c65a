create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id bigint not null, a varchar(10), n numeric default 3, o text options (y '3', z '4'), added date options (column_name 'd')) server s options (b '3', c '4');
alter foreign table t add constraint c check (n > 1);
alter foreign table t add constraint d check (id is not null) not valid;
