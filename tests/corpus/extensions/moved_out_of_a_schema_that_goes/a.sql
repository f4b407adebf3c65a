create schema ext;
create extension hstore schema ext;
create table t (h ext.hstore);
