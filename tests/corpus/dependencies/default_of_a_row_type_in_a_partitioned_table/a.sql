create table base (id integer not null, name text) partition by range (id);
create table base_1 partition of base for values from (0) to (10);
create function reading(p base default null) returns text language plpgsql as $$begin return p.name; end$$;
alter table base add column ring text default reading();
alter table base add primary key (id);
