insert into m values (1, '2023-02-02');
