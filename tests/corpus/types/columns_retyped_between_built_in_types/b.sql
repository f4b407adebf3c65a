create table t (id int primary key, a boolean, b int, c bigint, d text, e int[], f jsonb, g text, h jsonb, i bytea, j int, k timestamptz, l bigint);
