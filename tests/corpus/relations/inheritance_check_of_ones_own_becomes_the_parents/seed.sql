insert into v values (3); insert into w values (4);
