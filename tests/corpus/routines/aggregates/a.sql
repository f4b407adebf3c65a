create function addit(int, int) returns int language sql immutable as 'select $1 + $2';
