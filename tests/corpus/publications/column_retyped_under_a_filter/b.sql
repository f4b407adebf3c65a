create table t (id int primary key, n bigint, a varchar(20));
create publication p for table t (id, n) where (n > 3) with (publish = 'insert');
