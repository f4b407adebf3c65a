insert into r values (null, null, null, null); insert into a values (1, 2);
