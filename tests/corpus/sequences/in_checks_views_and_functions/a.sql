create sequence s;
create view v as select nextval('s') as n;
create function f() returns bigint begin atomic select nextval('s'); end;
