alter default privileges for role app revoke delete on tables from app;
