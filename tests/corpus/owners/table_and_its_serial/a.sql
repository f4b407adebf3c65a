create table t (id serial primary key, n bigint generated always as identity);
