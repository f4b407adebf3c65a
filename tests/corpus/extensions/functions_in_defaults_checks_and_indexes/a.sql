create extension unaccent;
create table t (id int, a text);
