create schema "Select"; create type "Select"."Order" as enum ('Group''s', 'b"b'); create table "Select"."Table" ("User" integer primary key, "where" "Select"."Order" default 'Group''s', "a.b" text, "é" integer, check ("User" > 0));
create index "Index" on "Select"."Table" ("where", ("a.b" || 'x')) where "where" = 'b"b'; create view "Select"."View" as select "User", "where" as "From" from "Select"."Table"; create function "Select"."Fun ction"("In" "Select"."Order") returns "Select"."Order" language sql immutable as 'select $1';
create policy "P" on "Select"."Table" using ("where" = 'b"b');
