create procedure f(a int) language sql as 'select a';
comment on procedure f(int) is 'does';
