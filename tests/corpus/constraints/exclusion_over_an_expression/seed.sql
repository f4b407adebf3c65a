insert into t values ('q', 1, 2), ('r', 5, 6);
