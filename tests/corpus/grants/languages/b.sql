create trusted language mine handler plpgsql_call_handler;
revoke usage on language mine from public;
grant usage on language mine to reader;
