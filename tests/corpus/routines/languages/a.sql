create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
