create function audit() returns trigger language plpgsql as 'begin return null; end';
create table t (a int);
create table u (a int);
create trigger audit after insert on t for each row execute function audit();
create trigger audit after insert on u for each row execute function audit();
