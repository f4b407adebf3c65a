insert into p values (1, 'p');
insert into c values (2, 'c');
insert into d values (3, 'd');
