create function lt(a int, b text) returns boolean language sql immutable as 'select true';
create operator <<< (function = lt, leftarg = int, rightarg = text, commutator = >>>);
