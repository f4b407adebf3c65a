insert into entries values (1, 'gone', 'kept');
