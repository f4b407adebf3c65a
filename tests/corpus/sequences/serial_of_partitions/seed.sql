insert into p (at) values (5);
