create table base (id integer generated always as identity primary key, name text);
create table alike (like base including identity);
create table wider (id bigint generated always as identity);
alter sequence wider_id_seq as integer;
create table plain (id integer generated always as identity (start 5));
alter sequence plain_id_seq as bigint;
create table given (id bigint generated always as identity);
alter sequence given_id_seq as integer cycle;
create table fresh (like base including all);
