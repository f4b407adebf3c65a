create table t (a int4range, n int);
create operator class h for type int using hash as operator 1 =, function 1 hashint4(int), function 2 hashint4extended(int, bigint);
create operator class g for type int4range using gist as operator 3 && (anyrange, anyrange), operator 7 @> (anyrange, anyrange), function 1 range_gist_consistent(internal, anyrange, smallint, oid, internal), function 2 range_gist_union(internal, internal), function 5 range_gist_penalty(internal, internal, internal), function 6 range_gist_picksplit(internal, internal), function 7 range_gist_same(anyrange, anyrange, internal);
create operator class arr for type int[] using gin as operator 1 && (anyarray, anyarray), function 2 ginarrayextract(anyarray, internal, internal), function 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal), function 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), storage int;
create index on t using hash (n h);
create index on t using gist (a g);
