create extension pg_trgm;
revoke execute on function similarity(text, text) from public;
create extension citext;
revoke execute on function citext_eq(citext, citext) from public;
