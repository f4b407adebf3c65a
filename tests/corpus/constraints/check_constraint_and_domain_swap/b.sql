create domain email as varchar(100) check (value ~ '@'); create domain pos as bigint check (value > 0) default 2;
create table t (id integer primary key, m email, n pos, o text check (o like '%@%'), p integer not null default 1);
create function f(e email) returns email language sql as 'select e';
