create table t (id int primary key);
create publication p for table t with (publish = 'truncate, delete');
create publication q for table t with (publish_via_partition_root = false);
create publication r for table t;
