create table a (id int primary key, code varchar(10) unique not null);
create table b (id int primary key references a, code varchar(10) references a (code) on update cascade);
create table c (id int references b, code varchar(10), foreign key (code) references a (code));
