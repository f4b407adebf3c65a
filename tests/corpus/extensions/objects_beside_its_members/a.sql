create schema ext;
create extension citext schema ext;
create table ext.mine (id int);
create function ext.mine() returns int language sql as 'select 1';
