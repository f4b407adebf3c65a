create table stock (id int, need int, have int, note text);
create view short as select s.which, s.second from stock as s (which, first, second);
create materialized view shorter as select s.which, s.first from stock as s (which, first);
create table other (id int, a int, b int, c int);
create view others as select o.x, o.y from other as o (x, y);
