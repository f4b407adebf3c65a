create table p (id int primary key, n int check (n > 0));
create table t (code text, id int references p);
