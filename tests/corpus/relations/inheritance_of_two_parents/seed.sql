insert into g values (1,2,3,4);
