insert into t (other) values (1);
insert into u default values;
