create table members (id int primary key, who name);
create table t (id int primary key, member int);
create view mine as select id from members where who = current_user;
alter table t enable row level security;
create policy p on t using (member in (select id from mine));
