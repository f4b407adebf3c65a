create sequence s;
create table t (id int default nextval('s'), n bigint default nextval('s'));
create table u (id int default (nextval('s') * 2));
