insert into log (id, what) values (1, 'x');
