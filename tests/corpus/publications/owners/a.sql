create table t (id int primary key);
create publication p for table t;
create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
