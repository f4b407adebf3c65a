create table base (id integer primary key, name text) partition by range (id);
create table low partition of base for values from (0) to (100);
create index bn on base (name);
