create procedure p(in a int, out b text) language plpgsql as $$ begin b := a; end $$;
