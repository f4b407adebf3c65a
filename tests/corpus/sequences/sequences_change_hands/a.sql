create sequence s; create table t (id integer default nextval('s'), n integer); alter sequence s owned by t.id;
create table u (id integer default nextval('s')); create sequence z as smallint start 5 increment 2 maxvalue 100 cycle;
create table w (id integer generated always as identity (sequence name wseq start 100));
