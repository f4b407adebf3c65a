create table t (a integer);
do $$ begin execute format('alter role app in database %I set work_mem to ''5MB''', current_database()); end $$;
do $$ begin execute format('alter role app in database %I set search_path to "$user", "My Schema", public', current_database()); end $$;
do $$ begin execute format('alter role "Mixed Case" in database %I set statement_timeout to ''3s''', current_database()); end $$;
