create type e as enum ('b', 'c', 'a'); create domain de as e check (value <> 'c'); create type c as (x de, y e[], n integer); create domain dc as c; create type cc as (z dc[], w c);
create type r as range (subtype = bigint); create domain dr as r; create type cr as (q dr);
create table t (id integer, v cc, vs cc[], d dc, k dr);
create function f(cc) returns c language sql as 'select ($1).w'; create view vw as select (v).w as w, (d).x as x, f(v) from t;
