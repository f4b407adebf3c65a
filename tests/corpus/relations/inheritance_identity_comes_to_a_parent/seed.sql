insert into p values (1), (2); insert into c values (3); insert into g values (4, 5);
