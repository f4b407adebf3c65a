create table t (id serial, a text);
create unlogged table u (id serial, a text);
create unlogged table v (id int generated always as identity, n bigserial);
