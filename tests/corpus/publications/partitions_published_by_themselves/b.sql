create table m (id int, at date) partition by range (at);
create table m1 partition of m for values from ('2020-01-01') to ('2021-01-01');
create publication p for table m with (publish_via_partition_root = true);
