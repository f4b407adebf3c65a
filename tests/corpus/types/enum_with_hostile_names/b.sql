create schema "S ""x";
create type "S ""x"."Select" as enum ('"q"', 'a\b', 'c''d', 'new $$');
create table "S ""x".t (c "S ""x"."Select" default 'c''d', d "S ""x"."Select"[]);
