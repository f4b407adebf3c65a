create extension pg_trgm;
revoke execute on function similarity(text, text) from public;
grant execute on function similarity(text, text) to app;
create extension pg_stat_statements;
