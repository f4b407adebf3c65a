create function f() returns int language plpgsql as $$ declare x int; begin return 1; end $$;
