insert into p values (1, 2, 3); insert into t values (1, 2, 3); 
