create aggregate every(*) (sfunc = int8inc, stype = bigint, initcond = '0');

revoke execute on function every() from public;
comment on aggregate every(*) is 'all';
alter aggregate every(*) owner to app;
