create type span as range (subtype = float8);
create function f(s span) returns float8 language sql immutable as 'select lower(s)';
create function span(a float8) returns span language sql immutable as 'select span(a, a)';
