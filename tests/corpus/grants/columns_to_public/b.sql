create table t (id integer primary key, n text);
grant select (id), update (n) on t to public;
grant insert on t to public;
