create table t ();
revoke usage on language plpgsql from public;
grant usage on language plpgsql to app;
revoke usage on language sql from public;
