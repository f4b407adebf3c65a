create table root (n integer, constraint of_root check (n > 0));
create table above (z integer, constraint stays check (z is null or z > 0), constraint changes check (z < 100), constraint alone check (true) no inherit) inherits (root);
create table other () inherits (above);
create table child (n integer, z integer);
create table grandchild () inherits (child);
create table second (n integer, z integer, constraint stays check (z is null or z > 0)) inherits (root);
