insert into m values (1, '2024-03-03', 'a'), (2, '2025-03-03', 'b');
