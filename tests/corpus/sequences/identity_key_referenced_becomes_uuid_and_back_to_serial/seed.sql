insert into a (n) values ('x'); insert into b (a_id) values (1); insert into c values (1, 1);
