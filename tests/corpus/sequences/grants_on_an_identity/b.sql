create table t (id int generated always as identity, a text);
grant usage, select on sequence t_id_seq to reader;
comment on sequence t_id_seq is 'numbers of t';
create table u (id int generated always as identity, a text);
