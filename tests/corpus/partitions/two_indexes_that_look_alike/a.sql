create table kept (id integer, m text) partition by list (m);
create table kept_a partition of kept for values in ('a');
create index kept_b on kept (m);
create index kept_a_then on kept (m desc);
