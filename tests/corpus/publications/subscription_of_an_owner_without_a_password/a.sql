create subscription s connection 'host=nowhere.invalid dbname=one' publication p with (connect = false, slot_name = none);
alter subscription s owner to app;
create subscription t connection 'host=nowhere.invalid dbname=one' publication p with (connect = false, slot_name = none, binary = true);
alter subscription t owner to app;
create subscription u connection 'host=nowhere.invalid dbname=one' publication p with (connect = false, slot_name = none);
create subscription v connection 'host=nowhere.invalid dbname=one' publication p with (connect = false, slot_name = none);
alter subscription v owner to app;
create subscription w connection 'postgresql://u:hush@nowhere.invalid/one' publication p with (connect = false, slot_name = none);
alter subscription w owner to app;
