insert into p (x) values ('p');
insert into c (id, x) values (7, 'c');
insert into d (id, x, y) values (8, 'd', 9);
