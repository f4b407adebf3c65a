insert into logs values ('2024-05-05', 'a', 'x'), ('2024-06-06', 'b', 'y');
