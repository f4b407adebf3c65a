create type whole as enum ('1', '2');
create table t (w whole);
