create table t (id int primary key with (fillfactor = 50, deduplicate_items = off), n int unique with (fillfactor = 70), m int, constraint e exclude (m with =));
create table c (id int references t);
