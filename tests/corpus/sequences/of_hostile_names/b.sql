create table "T ""t" ("I d" bigserial, "select" serial);
comment on sequence "T ""t_I d_seq" is 'x';
grant usage on sequence "T ""t_I d_seq" to "Mixed Case";
