create function a() returns int begin atomic select 1; end;
create function b() returns int begin atomic select a() + 1; end;
create view v as select b() as n;
