create schema "S p";
create table "S p"."T ""t" (id int primary key, "C c" int, "select" int);
create publication "P p" for table "S p"."T ""t" (id, "C c", "select") where ("C c" > 1 and "select" < 3) with (publish = 'insert');
create publication "Q" for tables in schema "S p";
