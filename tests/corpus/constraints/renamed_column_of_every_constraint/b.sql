create table p (id int primary key, kode text unique);
create table t (id int primary key, kode text references p (kode) check (kode <> ''), n int, unique (n), exclude (n with =));
create index t_n on t (n, kode);
