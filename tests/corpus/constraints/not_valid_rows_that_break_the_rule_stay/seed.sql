insert into p values (1);
do $$ begin
  if not exists (select from pg_constraint where conname = 'c') then insert into t values (-1, 5); end if;
end $$;
