insert into base values (1,null), (2,1), (150,1);
