create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none, origin = none, run_as_owner = true, password_required = false, streaming = parallel);
