insert into t (a) values ('a');
insert into u (a) values ('a');
