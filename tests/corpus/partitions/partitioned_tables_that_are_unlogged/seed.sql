insert into p values (1, 'a'), (11, 'b'); insert into r values (1);
