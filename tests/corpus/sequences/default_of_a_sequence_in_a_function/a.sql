create sequence s;
create function f() returns bigint language sql as $$ select nextval('s') $$;
create table t (id bigint default f());
