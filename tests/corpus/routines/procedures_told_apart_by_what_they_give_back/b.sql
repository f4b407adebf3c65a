create procedure tell(in a int, in b text) language sql as 'select 1';
create procedure tell(in a int, out b int) language sql as 'select 1';
