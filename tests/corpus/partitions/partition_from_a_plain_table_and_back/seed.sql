insert into old values ('2022-01-01', 1); insert into stays values (2, '2024-02-02');
