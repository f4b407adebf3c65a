create table t (id int primary key, a text, b text);
create publication empty;
create publication one for table t;
create publication everything for all tables with (publish = 'insert, delete');
create publication "Odd ""name" for tables in schema public with (publish_via_partition_root = true);
comment on publication one is 'of one table';
