insert into m values (1, 2), (3, 11);
