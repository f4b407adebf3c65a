create schema one;
create schema two;
create extension citext schema one;
create table t (id int, a one.citext);
