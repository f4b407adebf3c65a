create table x (id integer);
alter table x owner to app;
grant select on x to reader;
comment on table x is 't';
