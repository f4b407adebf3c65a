create schema "My Schema";
create function "My Schema".neg(int) returns int language sql immutable as 'select -$1';
create operator "My Schema".@#@ (function = "My Schema".neg, rightarg = int);
comment on operator "My Schema".@#@ (none, int) is 'negates';
create view v as select operator("My Schema".@#@) 5 as n;
