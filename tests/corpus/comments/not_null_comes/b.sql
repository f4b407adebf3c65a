create table t (id integer constraint given not null, n text not null);
comment on constraint given on t is 'given';
