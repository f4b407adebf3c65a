create schema here;
create sequence here.numbers;
create table here.t (id integer);
alter schema here owner to app;
alter table here.t owner to app;
