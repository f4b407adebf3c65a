create type r as range (subtype = int8);
create table t (a r, constraint apart exclude using gist (a with &&));
