create schema "S.1";
create table "S.1"."T""t" ("a b" text, "select" int);
