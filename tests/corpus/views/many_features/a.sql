create table t (id int primary key, n int, s text, j jsonb, at timestamptz);
