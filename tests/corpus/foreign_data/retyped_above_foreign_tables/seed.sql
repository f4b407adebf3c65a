insert into p1 values (null, '2020-02-02', 4);
insert into parent values (1, '2020-02-02', 'x');
insert into other values (1, '2020-02-02', 'y');
