insert into p values (1, '2020-05-05');
