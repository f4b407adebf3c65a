insert into p values (1);
insert into t values (5, 1, 1);
