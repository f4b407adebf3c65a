create table p (x integer default 1, y text default 'p');
create table q (x integer default 2);
create table stays (x integer default 1, y text default 's');
alter table stays inherit p;
