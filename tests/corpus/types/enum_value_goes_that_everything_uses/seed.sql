insert into person values (1, 'ok', 'happy'), (2, 'happy', 'ok');
insert into part values ('ok', 1), ('happy', 2);
