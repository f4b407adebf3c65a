insert into p values (30, 4);
