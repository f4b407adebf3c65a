create table t (id int, n int);
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before update on t for each row execute function touch();
