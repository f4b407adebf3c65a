create function f() returns text language sql as $$ select 'x' $$;
create function g() returns text language plpgsql as $b$ begin return '$body$'; end $b$;
