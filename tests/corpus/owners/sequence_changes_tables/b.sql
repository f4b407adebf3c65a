create table t (id bigint);
create table u (id bigint);
create sequence s owned by u.id;
alter table u owner to reader;
