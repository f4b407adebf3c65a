insert into log values (1, 'x');
