create function f(a anyelement, b anyelement default null::int) returns int language sql as 'select 1';
