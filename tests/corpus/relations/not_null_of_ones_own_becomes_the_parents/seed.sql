insert into w values (4); insert into y values (6); insert into z values (7);
