insert into b values (1, null); insert into c values (2, null);
