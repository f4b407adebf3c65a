create function add_em(a text, c int) returns text language sql immutable as 'select a || ''-'' || c::text';
create operator +! (leftarg = text, rightarg = int, function = add_em);
create table t (id int primary key, s text);
create view v as select s +! id as x from t;
create index i on t ((s +! id));
