create table t (id integer constraint given not null, n text not null);
comment on constraint given on t is 'given';
comment on constraint t_n_not_null on t is 'n';
