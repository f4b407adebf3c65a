create table p (id int primary key deferrable initially deferred, n int, m int, constraint u unique (n) deferrable initially deferred, constraint x exclude (m with =));
create table t (n int, m int);
create unique index on p (n);
alter table t add constraint f foreign key (n) references p (n) initially deferred;
