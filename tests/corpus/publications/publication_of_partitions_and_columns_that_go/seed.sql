insert into m values (1, 'a', 'b');
