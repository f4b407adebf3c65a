insert into t (id, a, b, c) values (1, 'xa', 'xb', '{xc}'); insert into u values (row('xx', 'xy'), array[row('x', 'x')::ct]);
