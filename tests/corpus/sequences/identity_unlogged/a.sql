create unlogged table t (id integer generated always as identity);
create table u (id integer generated always as identity);
create table v (id integer generated always as identity);
create unlogged table x (id serial);
