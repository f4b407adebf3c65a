create table t (id int primary key, n int, note text);
create table log (id int, what text, at timestamptz default now());
