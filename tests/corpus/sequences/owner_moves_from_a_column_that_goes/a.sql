create sequence s;
create table t (id int default nextval('s'), a int);
alter sequence s owned by t.id;
