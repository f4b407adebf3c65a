create schema s authorization app;
create table s.t (id integer);
alter table s.t owner to app;
