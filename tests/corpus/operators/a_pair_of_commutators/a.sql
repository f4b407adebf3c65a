create function lt(a int, b text) returns boolean language sql immutable as 'select true';
create function gt(a text, b int) returns boolean language sql immutable as 'select true';
