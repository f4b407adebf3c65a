create table t (id int primary key, n int);
create view v (a, b, c) as select id, n, n * 2 from t;
create view u (a, b) as values (1, 'x'), (2, 'y');
