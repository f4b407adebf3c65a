create type "Region" as enum ('north', 'south', 'east');
create table places (id integer primary key, name text);
create table visits (region "Region" not null, "When" date not null, place integer references places, note text, primary key (region, "When"))
  partition by list (region);
create index on visits (place);
create table visits_all partition of visits default;
create table visits_ns partition of visits for values in ('north', 'south');
