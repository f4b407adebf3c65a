create table base (id integer generated always as identity primary key, name text);
create table alike (id integer generated always as identity, name text);
create table wider (id integer generated always as identity);
alter sequence wider_id_seq as smallint;
create table plain (id integer not null);
create table given (id bigint generated always as identity);
