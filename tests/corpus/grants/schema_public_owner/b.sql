revoke create on schema public from pg_database_owner;
