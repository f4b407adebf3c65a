create function lt(a int, b text) returns boolean language sql immutable as 'select true';
