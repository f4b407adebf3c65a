create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none);
