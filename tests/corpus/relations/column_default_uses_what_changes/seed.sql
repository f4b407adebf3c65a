insert into t (b, j) values ('b', '{b}');
