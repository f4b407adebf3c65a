insert into c1 values (5); insert into m values (6, 1); insert into nc values (3);
