create table t (id integer generated always as identity, n integer);
comment on sequence t_id_seq is 'second';
create table u (id integer generated always as identity);
comment on sequence u_id_seq is 'came';
create table v (id bigint generated always as identity (sequence name other));
