insert into t (u, n) values ('a', 1); insert into i default values;
