create type e as enum ('a', 'b'); create domain de as e check (value <> 'b'); create type c as (x de, y e[]); create domain dc as c; create type cc as (z dc[], w c);
create type r as range (subtype = integer); create domain dr as r; create type cr as (q dr);
create table t (id integer, v cc, vs cc[], d dc, k dr);
create function f(cc) returns c language sql as 'select ($1).w'; create view vw as select (v).w as w, (d).x as x, f(v) from t;
