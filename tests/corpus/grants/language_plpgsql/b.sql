grant usage on language plpgsql to reader with grant option;
revoke execute on function pg_catalog.plpgsql_call_handler() from public;
