create function g() returns trigger language plpgsql as 'begin return null; end';
create table p (id int primary key);
create table t (id int, p int);
create constraint trigger c after insert on t from p initially deferred for each row execute function g();
alter table t disable trigger c;
