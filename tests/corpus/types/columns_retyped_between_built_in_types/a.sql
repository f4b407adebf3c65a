create table t (id int primary key, a int, b text, c boolean, d jsonb, e int, f date, g uuid, h text[], i int, j numeric, k bigint, l timestamptz);
