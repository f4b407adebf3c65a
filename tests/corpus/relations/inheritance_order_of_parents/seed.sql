insert into t (a, b) values (1, 2); insert into u (a, b, x) values (1, 2, 3); insert into v (b) values (5); insert into w values (7, 8);
