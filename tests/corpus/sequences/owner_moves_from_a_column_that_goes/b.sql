create sequence s;
create table t (a int, n bigint default nextval('s'));
alter sequence s owned by t.n;
