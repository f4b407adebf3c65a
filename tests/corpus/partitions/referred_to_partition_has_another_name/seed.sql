insert into base values (1,'x');
insert into other values (1);
