create sequence s increment 10;
create function f() returns bigint language sql as $$ select nextval('s') + 1 $$;
create table t (id bigint default f());
