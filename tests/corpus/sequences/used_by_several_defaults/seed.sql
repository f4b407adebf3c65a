insert into t (n) values (5);
insert into u default values;
