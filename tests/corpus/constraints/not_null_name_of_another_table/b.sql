create table other (a integer);
create table base (id integer not null, "Name" text not null);
create table alike (id integer constraint base_id_not_null not null, n text constraint "base_Name_not_null" not null);
