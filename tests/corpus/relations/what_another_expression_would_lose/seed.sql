insert into t (a) values (1); insert into m (id, k) values (1, 2); insert into par values (3); insert into kid (a, c) values (4, 5);
