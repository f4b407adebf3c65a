create table t (id integer generated always as identity, n integer);
comment on sequence t_id_seq is 'first';
create table u (id integer generated always as identity);
create table v (id integer generated always as identity);
comment on sequence v_id_seq is 'v';
