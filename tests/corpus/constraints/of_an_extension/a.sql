create table t (a int, during tsrange, name text);
