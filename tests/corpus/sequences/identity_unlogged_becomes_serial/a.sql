create unlogged table t (id integer generated always as identity); alter sequence t_id_seq set logged;
create table u (id integer generated always as identity); alter sequence u_id_seq set unlogged;
create unlogged table v (id integer generated always as identity);
create unlogged table w (id integer generated always as identity); alter sequence w_id_seq set logged;
create unlogged table x (id serial); alter sequence x_id_seq set logged;
