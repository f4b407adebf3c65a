create type level as enum ('1', '2', '3');
create table t (level level default '1');
