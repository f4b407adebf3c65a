create table t (a integer);
do $$ begin execute format('grant create on database %I to writer', current_database()); execute format('grant connect on database %I to app with grant option', current_database()); end $$;
