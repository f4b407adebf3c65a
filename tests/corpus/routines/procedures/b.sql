create procedure p(a int, inout b text default 'y') language plpgsql as $$ begin b := a::text || 'z'; commit; end $$;
create procedure q(variadic items text[]) language sql security definer as $$ select 1 $$;
comment on procedure q(text[]) is 'two';
