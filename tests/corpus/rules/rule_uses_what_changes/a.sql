create function f(n int) returns int language sql immutable as 'select n';
create table t (id int primary key, n int, m int);
create table log (id int, what text, extra int);
create rule one as on insert to t do also insert into log (id, what, extra) values (f(new.n), 'a', new.m);
