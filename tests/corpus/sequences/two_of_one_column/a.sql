create table t (id int);
create sequence one owned by t.id;
create sequence two owned by t.id;
