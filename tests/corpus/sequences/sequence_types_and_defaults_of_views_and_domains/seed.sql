insert into t (a) values (default);
