alter default privileges grant usage on sequences to reader;
create table t (id integer not null, n integer);
alter table t alter column id add generated always as identity;
grant select on sequence t_id_seq to app;
create table u (id integer not null);
create table v (id integer generated always as identity);
revoke usage on sequence v_id_seq from reader;
create table w (id integer generated always as identity);
