insert into t (id, h, c, s) values (1, null, 'Me', 'hello'); insert into u values ('Ann');
