create subscription s connection 'host=nowhere.invalid password=one' publication p with (connect = false, slot_name = none);
create subscription b connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none, binary = true, streaming = on, synchronous_commit = 'local', disable_on_error = true);
create subscription t connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none, two_phase = true);
create subscription n connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = 'one');
