insert into c values (1, 'n', 2);
insert into r values (1, 'a');
