create table new (n int);
create function f() returns bigint language sql begin atomic select count(*) from new; end;
