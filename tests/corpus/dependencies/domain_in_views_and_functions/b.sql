create domain email as varchar(50) check (value like '%@%');
create table t (id int primary key, e email);
create view v as select id, e from t;
create function who(x email) returns int language sql stable as 'select id from public.v where e = x';
create view w as select who('a@b') as id;
