create extension hstore; create view v as select avals('a=>1'::hstore); create table t (h hstore default ''); grant execute on function akeys(hstore) to app with grant option;
