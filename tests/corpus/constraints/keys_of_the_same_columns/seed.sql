insert into seats values (1, 1, 'a'), (1, 2, 'b');
insert into rooms values (1);
