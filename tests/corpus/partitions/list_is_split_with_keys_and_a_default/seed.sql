insert into places values (1, 'hut');
insert into visits values ('north', '2024-01-01', 1, 'a'), ('south', '2024-01-01', null, null), ('east', '2024-01-02', 1, 'c');
