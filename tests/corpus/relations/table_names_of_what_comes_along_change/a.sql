create table t (id serial primary key, u text unique, n integer not null, c integer check (c > 0), r integer references t, x int4range, exclude using gist (x with &&));
create table i (id integer generated always as identity primary key); create index on t (n);
