insert into t (a, b) values (1, 'one'); insert into up values ('u', 'c'); insert into low values ('l', 'c', 'd', 'o'); insert into p values (0, 'p');
