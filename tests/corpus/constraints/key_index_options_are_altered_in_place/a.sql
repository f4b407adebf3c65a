create table t (id int primary key with (fillfactor = 90), n int unique, m int, constraint e exclude (m with =) with (fillfactor = 60));
create table c (id int references t);
