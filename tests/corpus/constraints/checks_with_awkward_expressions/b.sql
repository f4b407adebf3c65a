create table t (a text, b text[], c jsonb, d numeric(10, 2), e timestamptz,
  constraint c1 check (a in ('x1', 'y', 'it''s')), constraint c2 check (a ~ '^[a-z]+\d$' and a not like '%\_%'),
  constraint c3 check (b <@ array['a', 'b']::text[]), constraint c4 check ((c ->> 'k') is not null or c @> '{"a": [1]}'),
  constraint c5 check (d between 0 and 99.5), constraint c6 check (e > '2020-01-01 00:00+00'::timestamptz),
  constraint c7 check (case when a = 'x' then d > 1 else true end), constraint c8 check (length(coalesce(a, '')) <> all (array[7, 8])),
  constraint c9 check (a is distinct from 'q'), constraint c10 check (num_nonnulls(a, c) > 0), constraint c11 check (extract(year from e) > 2000));
