create function f(a anyelement, b anyelement default 'x'::text) returns int language sql as 'select 1';
