create table p (id int primary key deferrable, n int, m int, constraint u unique (n), constraint x exclude (m with =) deferrable initially deferred);
create table t (n int, m int);
create unique index on p (n);
alter table t add constraint f foreign key (n) references p (n) deferrable;
