create table "T ""t" ("I d" serial);
