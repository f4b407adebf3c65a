insert into readings values ('2024-01-01', 1);
insert into indoor values ('2024-01-02', 2);
insert into outdoor values ('2024-01-03', 3);
