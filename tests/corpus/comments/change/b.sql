create table t (id integer primary key, n text);
comment on table t is 'two';
