create table t (id int primary key);
create publication p for table t;
alter publication p owner to app;
create publication q;
alter publication q owner to app;
create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
comment on subscription s is 'x';
