create table t (a text, b text[], c jsonb, d numeric(10, 2), e timestamptz);
