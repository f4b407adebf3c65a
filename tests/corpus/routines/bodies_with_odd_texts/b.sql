create function f() returns text language sql as $a$ select '$$ $body$ \ '' " %s {{ x }}' -- comment
$a$;
create function g() returns text language plpgsql as $x$
begin
	return E'tab\ttext $body1$';   
end $x$;
