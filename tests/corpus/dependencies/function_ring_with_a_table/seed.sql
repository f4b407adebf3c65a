insert into keep values (1);
