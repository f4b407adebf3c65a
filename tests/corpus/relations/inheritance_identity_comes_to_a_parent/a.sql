create table p (n integer); create table c () inherits (p); create table g (z integer) inherits (c);
