insert into p values (1); insert into c values (2); insert into c2 values (3); insert into m values (1), (5);
