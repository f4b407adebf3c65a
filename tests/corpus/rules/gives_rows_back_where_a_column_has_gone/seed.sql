insert into entries values (1, 'kept');
insert into ruled values (1, 'gone', 'kept');
insert into emptied values (3);
