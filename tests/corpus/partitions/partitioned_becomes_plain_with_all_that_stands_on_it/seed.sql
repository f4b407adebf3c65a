insert into m values (1, '2024-02-01', 3), (2, '2026-02-01', 4); insert into r values (1, '2024-02-01');
