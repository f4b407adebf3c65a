insert into t values (1, '[2024-01-01,2024-02-01)', 'x'); insert into r values (1, '[2024-01-02,2024-01-03)'); insert into q values (1); insert into n values (1, 1);
