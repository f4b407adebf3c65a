create schema s;
create function g() returns trigger language plpgsql as 'begin return null; end';
create table s.p (id int primary key);
create table q (id int);
create table t (id int, p int);
create constraint trigger c after insert on t from s.p for each row execute function g();
create constraint trigger d after update on t for each row execute function g();
