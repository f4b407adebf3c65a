revoke usage on schema public from public;
grant create on schema public to app;
