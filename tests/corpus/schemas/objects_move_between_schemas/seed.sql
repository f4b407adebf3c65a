insert into two.u values (null, 'a', 3);
