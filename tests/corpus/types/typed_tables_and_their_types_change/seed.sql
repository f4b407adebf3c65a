insert into t values (5, 'b', '2024-01-01'); insert into u values (1, 'x', null);
