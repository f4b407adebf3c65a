insert into p values (1, 'a'), (2, 'b');
insert into lone values (1, 'a'), (2, 'b');
insert into q values (1, 'a'), (2, 'b');
