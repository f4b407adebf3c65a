create table a (id int primary key, b int);
create table b (id int primary key, c int);
create table c (id int primary key, a int);
alter table a add foreign key (b) references b;
alter table b add foreign key (c) references c;
alter table c add foreign key (a) references a;
create view v as select a.id, c.a from a join b on a.b = b.id join c on b.c = c.id;
