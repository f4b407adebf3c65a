create table t (id int default 5);
create sequence two owned by t.id;
create sequence three owned by t.id;
