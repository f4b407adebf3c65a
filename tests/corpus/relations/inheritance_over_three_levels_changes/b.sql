create table a (id bigint primary key, x bigint default 2 check (x > 1), y varchar(9), n integer); create table b (z text) inherits (a); create table c (w integer not null) inherits (b);
create table d (id bigint, x bigint, y varchar(9), z text, n integer); create index on b (x); create view v as select * from a; create view vo as select * from only b;
alter table a enable row level security; create policy p on a using (x > 1); create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on b for each row execute function tf();
