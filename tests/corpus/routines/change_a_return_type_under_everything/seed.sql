insert into t (id) select generate_series(1, 5);
