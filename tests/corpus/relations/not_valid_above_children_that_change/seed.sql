insert into grown values (1, 'one');
insert into young values (2, 'two');
insert into kept values (3, 'three', 'x');
