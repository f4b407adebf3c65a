insert into a default values; insert into a default values; insert into b default values; insert into c values (1); insert into d values (default, 1); insert into e default values;
