create table a (id bigint primary key, b bigint);
create table b (id bigint primary key, c bigint);
create table c (id bigint primary key, a bigint);
alter table a add foreign key (b) references b;
alter table b add foreign key (c) references c;
alter table c add foreign key (a) references a;
create view v as select a.id, c.a from a join b on a.b = b.id join c on b.c = c.id;
