create table trips (id integer, day date, note text) partition by range (day);
create table trips_2024 (id integer not null, day date not null, note text constraint noted not null);
alter table trips attach partition trips_2024 for values from ('2024-01-01') to ('2025-01-01');
