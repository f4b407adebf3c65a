insert into a values (1, 2);
insert into o values (1, 2);
