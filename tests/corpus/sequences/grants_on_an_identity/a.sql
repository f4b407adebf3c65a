create table t (id int generated always as identity, a text);
create table u (id int generated always as identity, a text);
grant usage on sequence u_id_seq to writer;
