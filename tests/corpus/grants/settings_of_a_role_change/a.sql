do $$ begin execute format('alter role app in database %I set work_mem to ''5MB''', current_database()); end $$;
do $$ begin execute format('alter role app in database %I set app.tenant to ''it''''s "one"''', current_database()); end $$;
do $$ begin execute format('alter role reader in database %I set role to app', current_database()); end $$;
