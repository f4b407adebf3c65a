create sequence q start 10;
create table t (id int default nextval('q'), n bigint);
create table u (id int default (nextval('q') + nextval('q')));
