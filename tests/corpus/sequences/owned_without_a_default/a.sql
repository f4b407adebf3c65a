create table t (id int, a text);
create sequence s owned by t.id;
