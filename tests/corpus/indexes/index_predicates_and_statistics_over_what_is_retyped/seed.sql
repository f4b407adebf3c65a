insert into t (a, b, d) values (1, 'x', '{1}');
