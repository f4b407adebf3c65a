create extension pg_trgm;
grant execute on function word_similarity(text, text) to reader with grant option;
create extension pg_stat_statements;
revoke select on pg_stat_statements from public;
grant select on pg_stat_statements to app;
create extension citext;
revoke usage on type citext from public;
