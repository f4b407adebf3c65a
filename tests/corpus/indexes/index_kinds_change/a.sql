create table t (id integer, v text, r int4range, p point, j jsonb);
create index a on t (id); create unique index b on t (id) where v is not null; create index c on t (lower(v), id desc nulls last);
create index d on t using gist (r); create index e on t using brin (id) with (pages_per_range = 32); create index f on t using hash (v);
create index g on t using gin (j jsonb_path_ops); alter table t add constraint x exclude using gist (r with &&) deferrable;
create unique index h on t (id) nulls not distinct; alter table t add constraint u unique using index h; alter table t cluster on a; alter table t replica identity full;
