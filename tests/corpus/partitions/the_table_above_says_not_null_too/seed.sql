insert into trips values (1, '2024-02-01', 'far');
