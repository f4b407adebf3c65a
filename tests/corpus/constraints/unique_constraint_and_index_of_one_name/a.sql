create table t (a int, b int, constraint k unique (a), constraint l unique (b));
create table c (a int references t (a), b int constraint c_b_fkey references t (b));
comment on constraint k on t is 'a constraint';
