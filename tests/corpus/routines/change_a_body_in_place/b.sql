create function f(a int) returns int language plpgsql as $$ begin return a + 1; end $$;
