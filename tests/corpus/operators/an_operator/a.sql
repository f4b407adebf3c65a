create function eq(a int, b text) returns boolean language sql immutable as 'select a::text = b';
