insert into p (id, n) values (10, 1);
insert into t values (null, 10);
