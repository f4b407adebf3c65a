create subscription s connection 'host=nowhere.invalid' publication p with (connect = false, slot_name = none, password_required = false);
alter subscription s owner to app;
create subscription t connection 'host=nowhere.invalid' publication q with (connect = false, slot_name = none, two_phase = true);
alter subscription t owner to app;
