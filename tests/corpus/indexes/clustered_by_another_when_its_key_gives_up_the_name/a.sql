create table p (id int, d int constraint k primary key, e int not null);
alter table p cluster on k;
create unique index i on p (e);
alter table p replica identity using index i;
