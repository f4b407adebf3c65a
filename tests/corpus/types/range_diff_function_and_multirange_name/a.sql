create type r as range (subtype = float8);
create table t (a r, m r_multirange);
