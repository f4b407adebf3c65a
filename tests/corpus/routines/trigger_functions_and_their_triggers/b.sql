create table t (id int, n int);
create function touch_row() returns trigger language plpgsql as 'begin new.n = 1; return new; end';
create trigger tr before update on t for each row execute function touch_row();
