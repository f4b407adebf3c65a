create procedure p(a int, inout b text default 'x') language plpgsql as $$ begin b := a::text; end $$;
comment on procedure p(int, text) is 'one';
