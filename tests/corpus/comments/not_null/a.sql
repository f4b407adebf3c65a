create table t (id integer constraint given not null, n text not null);
