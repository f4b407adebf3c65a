create schema "S p";
create table "S p"."T ""t" (id int primary key, "C c" int, "select" int);
