insert into t (id) values (1); insert into u (id, t) values (1, 1);
