insert into t values (1); insert into u values (2); insert into v values (3); insert into w values (4); insert into x values (5); insert into y values (6); insert into z values (7);
