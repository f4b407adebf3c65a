create schema "we""ird";
create table "we""ird"."ta ble" ("co;l" int, "--x" text);
