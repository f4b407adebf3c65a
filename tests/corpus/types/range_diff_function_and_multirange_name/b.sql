create function diff(float8, float8) returns float8 language sql immutable as $$ select $1 - $2 $$;
create type r as range (subtype = float8, subtype_diff = diff, multirange_type_name = rs);
create table t (a r, m rs);
