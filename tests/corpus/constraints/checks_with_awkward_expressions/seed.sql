insert into t values ('x1', '{a}', '{"k": 1}', 5, '2024-01-01');
