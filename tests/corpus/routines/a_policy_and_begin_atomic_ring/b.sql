create table t (id int, owner text);
create function mine(x int) returns boolean language sql stable security definer begin atomic select exists (select from t where id = x and owner = current_user); end;
alter table t enable row level security;
create policy p on t using (mine(id));
