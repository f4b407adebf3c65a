create function gt(a text, b int) returns boolean language sql immutable as 'select true';
create operator >>> (function = gt, leftarg = text, rightarg = int, commutator = <<<);
create view v as select 'x' >>> 1 as later;
