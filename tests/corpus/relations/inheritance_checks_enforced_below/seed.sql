insert into p values (-1, -2);
insert into c values (1, -2);
insert into g values (2, 3);
