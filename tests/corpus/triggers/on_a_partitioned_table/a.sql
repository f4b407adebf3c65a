create function f() returns trigger language plpgsql as 'begin return null; end';
create table t (id int, at date not null) partition by range (at);
create table t1 partition of t for values from ('2020-01-01') to ('2021-01-01');
create trigger one after insert on t for each row execute function f();
create trigger own after insert on t1 for each row execute function f();
