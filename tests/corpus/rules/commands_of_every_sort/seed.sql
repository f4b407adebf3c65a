insert into log (id) values (1);
