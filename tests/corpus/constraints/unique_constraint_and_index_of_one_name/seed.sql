insert into t values (1, 2), (3, 4);
insert into c values (1, 4);
