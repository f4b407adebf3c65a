create table t (id integer); create table u (a varchar(3), b integer); create table p (id integer); create table c () inherits (p);
