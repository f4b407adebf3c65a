insert into t values (1, 'ok', 5, row(1, 'ok'));
