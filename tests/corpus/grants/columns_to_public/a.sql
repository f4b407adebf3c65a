create table t (id integer primary key, n text);
grant select (id) on t to public;
