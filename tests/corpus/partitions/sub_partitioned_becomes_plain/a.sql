create table base (id integer primary key, name text) partition by range (id);
create table low partition of base for values from (0) to (100) partition by range (id);
create table low1 partition of low for values from (0) to (50);
create table low2 partition of low default;
create index bn on base (name);
