create table p (id int primary key);
create table t (a int not null, constraint x check (a > 0), constraint y unique (a), constraint z foreign key (a) references p, constraint w exclude (a with =));
