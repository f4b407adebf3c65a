create table users (id bigint primary key, who name, org int);
create table docs (id int primary key, org int);
create function me() returns bigint language sql stable security definer as 'select id from public.users where who = current_user';
create view my_orgs as select org, id as member from users where id = me();
alter table docs enable row level security;
create policy p on docs for select to reader using (org in (select org from my_orgs where member > 0));
create view my_docs with (security_invoker = true) as select id from docs;
grant select on my_docs, docs to reader;
