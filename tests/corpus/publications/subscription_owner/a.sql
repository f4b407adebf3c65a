create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
create subscription t connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
