create table t (id integer primary key, n text);
create function eq3(integer, text) returns boolean language sql immutable as 'select true';
create operator === (leftarg = integer, rightarg = text, function = eq3);
create operator family fam using btree;
create text search configuration conf (copy = simple);
create text search dictionary dict (template = simple);
create collation coll (locale = 'C');
create statistics st on id, n from t;
create conversion conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
