create table t (id integer not null, n integer);
create table u (id integer generated always as identity);
grant usage on sequence u_id_seq to app;
comment on sequence u_id_seq is 'numbers of u';
alter default privileges grant usage on sequences to reader;
