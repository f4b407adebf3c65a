insert into e values ('x', 'y', 'z');
