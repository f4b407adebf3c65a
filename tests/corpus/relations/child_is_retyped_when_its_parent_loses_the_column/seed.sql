insert into top (n) values (1); insert into middle (n, a) values (2, 3); insert into low (n, a, e) values (4, 5, 6); insert into held values (null, null);
