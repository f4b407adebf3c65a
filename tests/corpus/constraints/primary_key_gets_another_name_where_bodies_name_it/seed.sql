insert into dst values (1, 2);
insert into refs values (1);
