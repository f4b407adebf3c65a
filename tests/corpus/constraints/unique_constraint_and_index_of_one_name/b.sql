create table t (a int, b int);
create unique index k on t (a);
create unique index l on t (b) include (a);
create table c (a int references t (a), b int constraint c_b_fkey references t (b));
comment on index k is 'an index';
