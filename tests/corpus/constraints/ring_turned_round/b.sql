create table a (id int primary key, b int unique);
create table b (id int primary key, a int unique);
alter table b add constraint b_fk foreign key (id) references a (b);
alter table a add constraint a_fk foreign key (id) references b (a);
