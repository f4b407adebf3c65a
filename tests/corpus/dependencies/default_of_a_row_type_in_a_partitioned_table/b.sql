create table base (id bigint not null, name text) partition by list (id);
create table base_1 partition of base for values in (1, 2);
create function reading(p base default null) returns text language plpgsql as $$begin return p.name || p.id; end$$;
alter table base add column ring text default reading();
alter table base add primary key (id);
