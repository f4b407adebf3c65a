insert into t (id, a, k, x) values (4, 5, 6, 7);
insert into u (id, a, k, x) values (8, 9, 10, 11);
