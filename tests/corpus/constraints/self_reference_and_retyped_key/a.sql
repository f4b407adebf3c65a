create table t (id int primary key, parent int references t on delete set null, code text unique, up text references t (code));
