create function eq(a int, b text) returns boolean language sql immutable as 'select a::text = b';
create operator === (function = eq, leftarg = int, rightarg = text, restrict = eqsel, join = eqjoinsel);
comment on operator === (int, text) is 'same text';
