create table t (id integer generated always as identity, n integer);
alter table t owner to app;
grant usage on sequence t_id_seq to reader;
grant usage on sequence t_id_seq to writer;
