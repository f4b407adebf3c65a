create function eq(a int, b int) returns boolean language sql immutable as 'select a = b';
create operator === (function = eq, leftarg = int, rightarg = int, commutator = ===, restrict = eqsel, join = eqjoinsel);
create table t (n int check (n === 1));
