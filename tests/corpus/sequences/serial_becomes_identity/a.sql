create table t (id serial primary key, a text);
create table u (id bigserial, a text);
