create table trips (id integer, day date, note text constraint noted not null, primary key (id, day)) partition by range (day);
create table trips_2024 partition of trips for values from ('2024-01-01') to ('2025-01-01');
