insert into p values (1, 2);
insert into c (a) values (1);
