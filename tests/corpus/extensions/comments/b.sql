create extension citext;
create extension hstore;
create extension cube;
create extension ltree;
comment on extension citext is 'two';
comment on extension hstore is null;
comment on extension ltree is 'trees';
create extension unaccent;
comment on extension unaccent is null;
