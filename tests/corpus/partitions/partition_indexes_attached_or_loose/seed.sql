insert into m values (1, 1), (2, 11);
