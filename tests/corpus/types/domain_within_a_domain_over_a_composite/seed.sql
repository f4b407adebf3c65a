insert into people values (1, row(1, array['a', 'b']), array[row(1, array['c'])::pair]);
