do $$ begin execute format('alter database %I set search_path to public', current_database()); execute format('alter database %I set work_mem to ''8MB''', current_database()); end $$;
