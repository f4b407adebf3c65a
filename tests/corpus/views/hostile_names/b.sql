create schema "we""ird";
create table "we""ird"."ta ble" ("co;l" int, "--x" text);
create view "we""ird"."vi'ew" as select "co;l" as "a""b", "--x" as "$$" from "we""ird"."ta ble" where "--x" <> '; drop table x; --';
create materialized view "we""ird"."Mat" as select "a""b" from "we""ird"."vi'ew";
create index "in dex" on "we""ird"."Mat" ("a""b");
comment on column "we""ird"."vi'ew"."$$" is E'line\n''quote''';
comment on index "we""ird"."in dex" is 'i';
grant select ("a""b") on "we""ird"."vi'ew" to reader;
