create unlogged table t (id serial, a text);
create table u (id serial, a text);
