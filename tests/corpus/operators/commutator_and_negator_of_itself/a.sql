create type box2 as (a int, b int);
create function eq(box2, box2) returns boolean language sql immutable as 'select $1.a = $2.a';
create function ne(box2, box2) returns boolean language sql immutable as 'select $1.a <> $2.a';
create operator === (function = eq, leftarg = box2, rightarg = box2);
