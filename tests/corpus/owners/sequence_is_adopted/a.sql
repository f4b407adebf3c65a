create sequence s;
alter sequence s owner to reader;
create table t (id bigint);
alter table t owner to app;
