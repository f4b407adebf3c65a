create function a(n int) returns int language plpgsql as 'begin if n = 0 then return 0; end if; return b(n - 1); end';
create function b(n int) returns int language plpgsql as 'begin if n = 0 then return 0; end if; return a(n - 1); end';
create view v as select a(3) + b(2) as n;
