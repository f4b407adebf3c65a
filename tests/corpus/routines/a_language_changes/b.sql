create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create language plmine handler handler validator validator;
create function f() returns int language plmine as $$ begin return 1; end $$;
