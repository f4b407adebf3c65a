create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inline(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function validator(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create trusted language plmine handler handler inline inline validator validator;
create function f() returns int language plmine as $$ begin return 1; end $$;
comment on language plmine is 'mine';
grant usage on language plmine to reader;
