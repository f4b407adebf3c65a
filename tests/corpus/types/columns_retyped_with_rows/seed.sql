insert into t values (1, '12', 3, 'abc', '{"a": 1}', 12.5, 7, true);
