create table t (id int primary key);
create subscription s connection 'host=nowhere.invalid user=u password=hush dbname=d' publication p, "Odd" with (connect = false, slot_name = none);
create subscription slotted connection 'dbname=d' publication p with (connect = false, slot_name = 'mine');
comment on subscription s is 'from nowhere';
