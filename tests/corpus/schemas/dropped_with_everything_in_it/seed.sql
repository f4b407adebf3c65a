insert into keeps values (1);
