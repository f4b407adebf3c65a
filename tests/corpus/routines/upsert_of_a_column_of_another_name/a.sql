create table t (id int primary key, a int, b text);
create function put(int, text) returns void language sql begin atomic
  insert into t (id, b) values ($1, $2) on conflict (id) do update set b = excluded.b;
end;
create function all_of() returns setof t language sql begin atomic select * from t; end;
create table log (id int primary key, c int);
create view v as select id, c from log;
create rule r as on insert to v do instead insert into log values (new.id, new.c) on conflict (id) do update set c = excluded.c;
