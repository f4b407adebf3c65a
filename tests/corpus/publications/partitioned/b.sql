create table m (id int, at date) partition by range (at);
create publication p for table m where (id > 3) with (publish_via_partition_root = true, publish = 'insert');
