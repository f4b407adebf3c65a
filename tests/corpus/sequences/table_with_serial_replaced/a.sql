create table t (id serial primary key, a text);
create table r (t int references t);
