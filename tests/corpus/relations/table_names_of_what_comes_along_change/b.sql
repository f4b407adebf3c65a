create table old (id serial primary key, u text unique, n integer not null, c integer check (c > 0), r integer references old, x int4range, exclude using gist (x with &&));
alter table old rename to t; create table was (id integer generated always as identity primary key); alter table was rename to i; create index other on t (n);
