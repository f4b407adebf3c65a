create schema ext;
create extension citext schema ext;
create table ext.mine (id bigint);
create function ext.mine() returns int language sql as 'select 2';
create function ext.more(ext.citext) returns int language sql as 'select 3';
