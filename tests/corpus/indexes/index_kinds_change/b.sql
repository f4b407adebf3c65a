create table t (id integer not null, v text collate "C", r int4range, p point, j jsonb);
create unique index a on t (id); create index b on t (id); create index c on t (upper(v), id); 
create index d on t using spgist (r); create index e on t using brin (id int4_minmax_multi_ops); create index f on t (v text_pattern_ops);
create index g on t using gin (j); alter table t add constraint x exclude using gist (r with &&) where (id > 0);
alter table t add constraint u unique nulls not distinct (v) include (id); alter table t cluster on c; alter table t replica identity using index a;
