create access method mine type index handler bthandler;
create access method heap2 type table handler heap_tableam_handler;
comment on access method mine is 'a btree';
create operator class mine_ops default for type int using mine as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create table t (n int);
create index on t using mine (n);
