insert into a values (1, 'y');
insert into b values (1, '(1,y)', '{"(2,z)"}');
