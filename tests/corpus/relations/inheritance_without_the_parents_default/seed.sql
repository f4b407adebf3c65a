insert into p values (1, 'a');
insert into stays values (3, 'b');
