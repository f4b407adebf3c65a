insert into users values (1, 'x', 1); insert into docs values (1, 1);
