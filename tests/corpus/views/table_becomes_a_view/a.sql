create table t (id int primary key, n int);
create table v (id int primary key, n int);
comment on table v is 'stored';
comment on column v.n is 'number';
grant select on v to reader;
grant select (n) on v to writer;
