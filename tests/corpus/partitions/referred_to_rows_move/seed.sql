insert into base values (1, 'x'), (15, 'z');
insert into other values (1), (15);
