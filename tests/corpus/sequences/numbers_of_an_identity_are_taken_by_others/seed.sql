insert into a default values;
insert into b (z) values ('q');
insert into c values (1, 5);
