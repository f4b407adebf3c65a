insert into t values (1, 'a');
insert into u values (1, 'a', 2);
insert into v values ('b', 2);
