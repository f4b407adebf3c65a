create table t (id int primary key);
create table archive (id int, at timestamptz default now());
create rule r as on delete to t do also insert into archive (id) values (old.id);
create rule "r""2" as on insert to archive do also notify archive;
