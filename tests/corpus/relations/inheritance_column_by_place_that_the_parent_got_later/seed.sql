insert into p values (2);
insert into c (a, x) values (3, 1);
