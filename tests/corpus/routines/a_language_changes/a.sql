create function handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function inline(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create trusted language plmine handler handler inline inline;
create function f() returns int language plmine as $$ begin return 1; end $$;
grant usage on language plmine to reader;
