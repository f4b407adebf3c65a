insert into t values (1, '(1,"x, y")', '{"(2,z)"}', '("(3,w)",4)'), (2, null, null, null);
