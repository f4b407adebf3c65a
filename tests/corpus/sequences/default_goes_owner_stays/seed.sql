insert into t (a) values ('a');
