create table p (id int primary key);
create table t (a int not null, constraint x unique (a), constraint y foreign key (a) references p, constraint z exclude (a with =), constraint w primary key (a));
