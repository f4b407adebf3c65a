create table p (id int primary key, code text unique);
create table t (id int primary key, code text references p (code) check (code <> ''), n int, unique (n), exclude (n with =));
create index t_n on t (n, code);
