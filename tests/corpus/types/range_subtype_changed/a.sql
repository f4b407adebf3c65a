create type r as range (subtype = int4);
create table t (id int, a r default '[1,2)', b r_multirange, c r[], exclude_me int);
create index on t using gist (a);
create index on t (a);
