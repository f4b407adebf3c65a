insert into p2 values (11, 'a');
insert into q values (1, 'x');
