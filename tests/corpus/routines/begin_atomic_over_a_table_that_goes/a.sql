create table old (n int);
create function f() returns bigint language sql begin atomic select count(*) from old; end;
