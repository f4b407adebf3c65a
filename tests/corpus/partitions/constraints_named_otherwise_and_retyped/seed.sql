insert into r values (1), (11); insert into m values (1, 2, 'v'), (11, 12, null); insert into kid values (1, 'v');
