create subscription s connection 'host=nowhere.invalid password=two' publication p, q with (connect = false, slot_name = none);
create subscription b connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
create subscription t connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
create subscription n connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
