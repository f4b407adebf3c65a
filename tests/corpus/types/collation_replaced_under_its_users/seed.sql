insert into t (id, a, b, e, f, k) values (1, 'x', 'y', '(z,1)', '[a,b)', 'k');
insert into p values ('a');
insert into q values ('a');
