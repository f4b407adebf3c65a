insert into t values ('X', 1);
