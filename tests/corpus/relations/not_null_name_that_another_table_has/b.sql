create table places (id integer not null, name text, town text not null);
create table spots (id integer constraint places_id_not_null not null, town text constraint places_town_not_null not null);
