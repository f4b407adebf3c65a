insert into p values (1);
insert into w values (2, 3);
