create table t (id bigint);
create sequence s owned by t.id;
alter table t owner to app;
