create schema "S ""x";
create type "S ""x"."Select" as enum ('a\b', 'c''d', '"q"');
create table "S ""x".t (c "S ""x"."Select" default 'a\b', d "S ""x"."Select"[]);
