create function support(internal) returns internal language internal as 'generate_series_int4_support';
create function f(a int, b int) returns setof int language internal strict as 'generate_series_int4';
