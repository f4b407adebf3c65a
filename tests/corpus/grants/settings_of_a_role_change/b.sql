do $$ begin execute format('alter role app in database %I set work_mem to ''6MB''', current_database()); end $$;
do $$ begin execute format('alter role app in database %I set datestyle to ''German, DMY''', current_database()); end $$;
do $$ begin execute format('alter role writer in database %I set role to app', current_database()); end $$;
do $$ begin execute format('alter database %I set work_mem to ''7MB''', current_database()); end $$;
