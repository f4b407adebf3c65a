create table t (p jsonb);
