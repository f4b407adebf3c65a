insert into t values (1); insert into u values (2); insert into v values (3); insert into w values (4);
