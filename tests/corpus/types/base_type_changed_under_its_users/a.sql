create type whole;
create function whole_in(cstring) returns whole language internal immutable strict as 'int4in';
create function whole_out(whole) returns cstring language internal immutable strict as 'int4out';
create type whole (input = whole_in, output = whole_out, like = int4);
create table t (id int, w whole default '3', ws whole[]);
create function f(whole) returns whole language sql as $$ select $1 $$;
create view v as select w from t;
create cast (whole as int) without function;
