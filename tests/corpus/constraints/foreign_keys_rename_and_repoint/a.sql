create table a (id integer primary key, x integer unique); create table b (id integer primary key, x integer unique);
create table r (p integer references a on delete cascade, q integer references b (x), s integer, t integer, foreign key (s) references a match full on update set null);
