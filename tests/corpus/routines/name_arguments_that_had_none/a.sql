create function f(int, text) returns int language sql as 'select $1';
