insert into m values (1, null, 1), (2, 1, 3);
