create type floats as range (subtype = float8, subtype_diff = float8mi);
create type floatrange as range (subtype = float8);
create type texts as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops, multirange_type_name = many_texts);
create table t (id int, f floats default '[1,2)', m many_texts, fs floats[]);
create index on t using gist (f);
comment on type floats is 'F';
grant usage on type floats to reader;
create function f(floats) returns floatmultirange language sql as $$ select null::public.floatmultirange $$;
