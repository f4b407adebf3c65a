create table t (id bigserial primary key, a text);
create table u (id smallserial);
