create table a (id bigint primary key, v bigint, x text); create schema s; create table s.c (id integer primary key, z integer);
create publication p for table a (x, id) where (id > 5 and id < 10), s.c (id); create publication q for table a; create publication r for tables in schema s, public with (publish = 'insert, update', publish_via_partition_root);
