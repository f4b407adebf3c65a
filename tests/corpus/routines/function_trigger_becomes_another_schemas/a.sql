create schema s;
create function touch() returns trigger language plpgsql as 'begin return new; end';
create table t (id integer); create trigger tr before update on t for each row execute function touch();
create table u (id integer); create trigger tr before update on u for each row execute function touch();
