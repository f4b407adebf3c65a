insert into p values (1, 10);
insert into c values (1);
