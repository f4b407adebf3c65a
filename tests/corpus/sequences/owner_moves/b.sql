create sequence s;
create table t (id int default nextval('s'), other int);
create table u (id int default nextval('s'));
alter sequence s owned by u.id;
