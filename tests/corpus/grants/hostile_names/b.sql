create table "a b;--" ("c""d" integer);
grant select ("c""d") on "a b;--" to "Mixed Case";
grant insert on "a b;--" to "Mixed Case";
