create extension citext;
create extension hstore;
create extension cube;
comment on extension citext is 'one';
