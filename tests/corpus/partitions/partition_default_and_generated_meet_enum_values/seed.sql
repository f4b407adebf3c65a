insert into m values (1, 'a'), (2, 'b');
