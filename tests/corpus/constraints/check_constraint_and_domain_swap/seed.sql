insert into t values (1, 'a@b', 2, 'c@d', 3);
