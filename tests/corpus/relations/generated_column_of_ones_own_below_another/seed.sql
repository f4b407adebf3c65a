insert into p values (1);
insert into stays values (2);
