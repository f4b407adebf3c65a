insert into p (a, b) values (1, 'p');
insert into stays (a, b, x) values (2, 's', 3);
