insert into t (id, net) values (1, 10);
