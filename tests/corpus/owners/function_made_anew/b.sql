create function f(n integer) returns bigint language sql as 'select n::bigint';
alter function f(integer) owner to app;
