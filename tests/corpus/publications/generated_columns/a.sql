create table t (id int primary key, g int generated always as (id * 2) stored);
create publication p for table t;
create publication q for table t with (publish_generated_columns = stored);
