create table t (id int primary key);
create rule r as on insert to t do instead nothing;
