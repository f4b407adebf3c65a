create table keep (id int);
create function a(n int) returns int language sql as 'select 0';
create function b(n int) returns int begin atomic select case when n = 0 then 0 else a(n - 1) end; end;
create or replace function a(n int) returns int begin atomic select case when n = 0 then 0 else b(n - 1) end; end;
create view v as select a(3) + b(2) as n;
