insert into base values (1, 'a', '2024-01-01'), (2, 'b', '2024-01-02'); insert into guarded values ('a', (1, 'x'));
