create schema one;
create schema two;
create extension citext schema two;
create table t (id int, a two.citext);
