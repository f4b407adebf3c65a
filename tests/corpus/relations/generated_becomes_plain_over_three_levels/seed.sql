insert into p values (1);
insert into c values (2);
insert into d values (3);
insert into e (a, x) values (4, 5);
insert into q values (1), (6);
