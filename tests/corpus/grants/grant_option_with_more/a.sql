create table t (id integer primary key, n text);
grant select, insert on t to reader with grant option;
