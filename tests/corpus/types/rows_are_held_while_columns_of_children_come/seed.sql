insert into c values (1, 'b', 2); insert into m values (1, 'b'); insert into j values (row(1));
