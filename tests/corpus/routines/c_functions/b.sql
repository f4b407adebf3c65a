create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function validator(oid) returns void language c strict cost 5 as '$libdir/plpgsql', 'plpgsql_validator';
comment on function validator(oid) is 'checks';
