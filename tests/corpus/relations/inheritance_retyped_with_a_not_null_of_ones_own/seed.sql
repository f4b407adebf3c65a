insert into p values (1, 1, 'new', 'x');
insert into c values (2, 2, 'done', 'y');
insert into d values (3, 3, 'new', 'z');
insert into q values (4, 'q');
insert into r values (5, 'r');
insert into s values (6, 's');
insert into refers values (1);
