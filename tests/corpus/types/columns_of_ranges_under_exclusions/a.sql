create type r as range (subtype = int4);
create table t (a r, constraint apart exclude using gist (a with &&));
