create table t (id integer primary key, n text);
create table u (id integer);
create sequence s;
create function g() returns integer language sql as 'select 1';
alter table t owner to app;
alter table u owner to "Mixed Case";
alter sequence s owner to reader;
alter function g() owner to writer;
