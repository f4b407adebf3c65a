create table p (id int, d int, e int not null, f int not null default 1);
create unique index k on p (d);
create index j on p (d, id);
alter table p cluster on j;
create unique index l on p (e, f);
alter table p replica identity using index l;
create index i on p (id);
