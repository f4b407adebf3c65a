create access method mine type index handler hashhandler;
create access method heap2 type table handler heap_tableam_handler;
comment on access method mine is 'a hash';
create operator class mine_ops default for type int using mine as operator 1 =, function 1 hashint4(int), function 2 hashint4extended(int, bigint);
create table t (n int);
create index on t using mine (n);
