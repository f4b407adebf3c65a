create table a (id integer primary key, b_id integer); create table b (id integer primary key, c_id integer); create table c (id integer primary key, a_id integer references a);
alter table a add foreign key (b_id) references b; alter table b add foreign key (c_id) references c deferrable;
create view v as select a.id, b.id as b, c.id as c from a join b on b.id = a.b_id join c on c.id = b.c_id;
