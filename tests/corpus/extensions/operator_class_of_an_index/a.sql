create table t (id int, a text, p int4range);
