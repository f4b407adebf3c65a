create table t (a int, b text, c int[], d point, e tsvector, f jsonb, g inet, r int4range);
