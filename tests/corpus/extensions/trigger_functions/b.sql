create extension moddatetime;
create extension insert_username;
create table t (id int, at timestamptz default now(), who text);
create trigger touched before update on t for each row execute function moddatetime(at);
create trigger named before insert on t for each row execute function insert_username(who);
