create schema x;
create sequence x.s;
create view v as select nextval('x.s') as n;
create function f() returns bigint begin atomic select nextval('x.s'); end;
