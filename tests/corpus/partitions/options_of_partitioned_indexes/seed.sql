insert into h values (1, 'a'), (2, 'b');
insert into refers values (1);
