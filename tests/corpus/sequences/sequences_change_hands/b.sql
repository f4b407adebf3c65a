create table t (id integer, n integer); create table u (id integer); create sequence s owned by u.id; alter table u alter id set default nextval('s');
alter table t alter n set default nextval('s'); create sequence z as bigint start 1 increment -1 minvalue -1000 maxvalue 7;
create sequence wseq; create table w (id integer default nextval('wseq'));
