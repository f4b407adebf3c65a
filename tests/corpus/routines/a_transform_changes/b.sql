create type pair as (a int, b int);
create function from_sql(internal) returns internal language internal stable as 'array_out';
create function to_sql(internal) returns pair language internal stable as 'array_in';
create transform for pair language plpgsql (to sql with function to_sql(internal));
create function f(pair) returns int transform for type pair language plpgsql as 'begin return 2; end';
