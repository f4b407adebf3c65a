create schema "F.f";
create function "F.f"."fn;()"() returns trigger language plpgsql as 'begin return new; end';
create table "T ""t""" ("c, 1" int, "select" text);
create trigger "tr'; --" before insert or update of "c, 1", "select" on "T ""t""" for each row when (new."select" <> 'WHEN (x)') execute function "F.f"."fn;()"(E'a\nb', '\', 'ü', '$body$');
comment on trigger "tr'; --" on "T ""t""" is 'x';
alter table "T ""t""" disable trigger "tr'; --";
