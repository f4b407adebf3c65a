insert into t values (1, 'sad', '(1,x)', 3);
