create function code() returns varchar language sql as $$select 'x'::varchar$$;
create table t (id int primary key, c text default code());
create table u (id int primary key, c text default code() || 'y', t int references t);
create view v as select t.id, u.c from t join u on u.t = t.id;
alter view v alter column c set default code();
