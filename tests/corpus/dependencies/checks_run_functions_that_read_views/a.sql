create table colour (name text primary key);
create domain label as text;
create view known as select name from colour;
create function is_known(x label) returns boolean language sql stable as 'select exists (select from public.known where name = x)';
create function as_known(x label) returns text language sql stable as 'select name from public.known where name = x';
create function stays(x text) returns boolean language sql stable as 'select exists (select from "known" as k where k.name = x)';
create table car (id integer primary key, paint label, check (is_known(paint)), check (as_known(null::label) is null), check (stays(paint::text)));
