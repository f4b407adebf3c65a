insert into stock values (1, 2, 3, 'a'), (4, 5, 6, 'b');
insert into other values (1, 2, 3);
