insert into t values (1, '2', '2024-01-01');
