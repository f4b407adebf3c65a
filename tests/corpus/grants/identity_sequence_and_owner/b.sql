create table t (id integer generated always as identity, n integer);
alter table t owner to reader;
grant usage on sequence t_id_seq to writer;
revoke update on sequence t_id_seq from reader;
