create sequence s start 100;
create table t (id int not null default nextval('s'), a text);
