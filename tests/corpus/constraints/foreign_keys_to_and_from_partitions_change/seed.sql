insert into m values (1, 1), (2, 2), (3, 3); insert into r values (2, 2); insert into q values (1); insert into p values (1, 1), (1, 2), (1, 3); insert into one values (1, 1);
