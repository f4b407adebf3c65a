create function audit() returns trigger language plpgsql as 'begin raise notice ''%'', tg_argv[0]; return null; end';
create table t (a int);
create table u (a int);
create trigger audit after insert or update on t for each row execute function audit('t');
create trigger audit after insert on u referencing new table as n for each statement execute function audit('u');
