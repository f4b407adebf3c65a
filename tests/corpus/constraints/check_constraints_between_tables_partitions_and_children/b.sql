create table p (a integer, constraint own check (a < 100)); create table c1 (constraint c check (a > 0)) inherits (p); create table m (a integer, b integer, constraint own check (a < 100)) partition by list (b); create table m1 partition of m (constraint c check (a > 0)) for values in (1);
create table n (a integer, constraint c check (a > 0)); create table nc () inherits (n);
