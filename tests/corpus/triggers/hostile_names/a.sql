create table "T ""t""" ("c, 1" int, "select" text);
