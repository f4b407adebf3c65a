create trusted language mine handler plpgsql_call_handler;
alter language mine owner to app;
comment on language mine is 'mine';
