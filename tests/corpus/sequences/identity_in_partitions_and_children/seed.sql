insert into m (k) values (1); insert into c (v, w) values (1, 2);
