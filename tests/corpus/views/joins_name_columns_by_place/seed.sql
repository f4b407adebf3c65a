insert into t (id, a, b) values (1, 2, 3);
insert into u values (1, 4);
insert into far (id, a, b) values (1, 2, 3);
