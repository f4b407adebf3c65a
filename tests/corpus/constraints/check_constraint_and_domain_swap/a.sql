create domain email as text check (value like '%@%'); create domain pos as integer not null default 1 check (value > 0);
create table t (id integer primary key, m text check (m like '%@%'), n integer not null default 1 check (n > 0), o email, p pos);
create function f(e email) returns email language sql as 'select e';
