create schema s; create extension hstore schema s;
alter default privileges grant execute on functions to app with grant option;
