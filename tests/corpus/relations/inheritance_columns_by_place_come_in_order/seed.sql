insert into q values (1);
insert into w values (2);
insert into z values (3, 4);
