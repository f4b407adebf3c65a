create table t (id int primary key, name text);
create table u (t_id int, n int);
create view v as select t.id, t.name, sum(u.n) as total from t join u on u.t_id = t.id group by t.id;
