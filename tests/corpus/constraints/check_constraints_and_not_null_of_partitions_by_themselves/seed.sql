insert into m values (1, 2, 5), (2, 3, 6);
