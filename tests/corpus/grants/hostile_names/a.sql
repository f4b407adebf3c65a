create table "a b;--" ("c""d" integer);
