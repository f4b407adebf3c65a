create table t (id int primary key);
create publication p for table t with (publish = 'insert, update');
create publication q for table t with (publish_via_partition_root = true);
create publication r for table t with (publish = '');
