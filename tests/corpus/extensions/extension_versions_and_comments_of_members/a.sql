create extension hstore; comment on extension hstore is 'mine'; create view v as select akeys('a=>1'::hstore); revoke execute on function akeys(hstore) from public;
