create function lt(a int, b text) returns boolean language sql immutable as 'select true';
create function gt(a text, b int) returns boolean language sql immutable as 'select true';
create operator <<< (function = lt, leftarg = int, rightarg = text);
create view v as select 1 <<< 'a' as x;
