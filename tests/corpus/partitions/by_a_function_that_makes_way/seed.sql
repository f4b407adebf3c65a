insert into p values (3, 'x'), (4, 'y');
