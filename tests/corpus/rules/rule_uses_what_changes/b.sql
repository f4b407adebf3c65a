create function f(n bigint) returns int language sql immutable as 'select n::int';
create table t (id int primary key, n bigint);
create table log (id int, what varchar(20));
create rule one as on insert to t do also insert into log (id, what) values (f(new.n), 'a');
