create table t (id int primary key, a bigint, c text);
create function put(int, text) returns void language sql begin atomic
  insert into t (id, c) values ($1, $2) on conflict (id) do update set c = excluded.c;
end;
create function all_of() returns setof t language sql begin atomic select * from t; end;
create table log (id int primary key, d int);
create view v as select id, d as c from log;
create rule r as on insert to v do instead insert into log values (new.id, new.c) on conflict (id) do update set d = excluded.d;
