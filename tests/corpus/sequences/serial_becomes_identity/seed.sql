insert into t (a) values ('a'), ('b'), ('c');
delete from t where a = 'c';
insert into u (a) values ('a');
