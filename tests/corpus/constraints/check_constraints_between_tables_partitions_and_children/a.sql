create table p (a integer, constraint c check (a > 0)); create table c1 (constraint own check (a < 100)) inherits (p); create table m (a integer, b integer, constraint c check (a > 0)) partition by list (b); create table m1 partition of m (constraint own check (a < 100)) for values in (1);
create table n (a integer, constraint c check (a > 0) no inherit); create table nc () inherits (n);
