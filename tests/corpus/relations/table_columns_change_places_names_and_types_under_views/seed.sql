insert into t values (1, 'x', '2024-01-01', 2, '{"a": 1}', '{1,2}', false); insert into u select * from t;
