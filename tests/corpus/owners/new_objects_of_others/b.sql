create table t (id integer primary key, n text);
alter table t owner to app;
create sequence s;
alter sequence s owner to reader;
create function g() returns integer language sql as 'select 1';
alter function g() owner to writer;
revoke execute on function g() from public;
