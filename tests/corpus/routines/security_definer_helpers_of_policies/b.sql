create schema private;
create table accounts (id int primary key, owner name);
create function private.is_owner(account bigint) returns boolean language sql stable security definer set search_path = '' as 'select exists (select from public.accounts where id = account and owner = current_user)';
alter table accounts enable row level security;
create policy mine on accounts using (private.is_owner(id));
create policy also on accounts for insert with check ((select private.is_owner(id)));
