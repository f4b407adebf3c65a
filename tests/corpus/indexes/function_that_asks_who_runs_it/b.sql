create function whose(a int) returns int immutable language plpgsql as $$begin
  assert current_user = 'app', format('called by %s', current_user);
  return a;
end$$;
create table kept (a int);
alter table kept owner to app;
create index by_key on kept (whose(a + whose(0)));
create table fresh (a int);
alter table fresh owner to app;
create index by_rows on fresh (a) where whose(a) > whose(7);
create index by_both on fresh (whose(a)) where a > 0;
grant create on schema public to app;
