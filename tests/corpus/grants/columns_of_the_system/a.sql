create table logs (line text);
create view recent as select line from logs;
grant select (ctid, line) on logs to app;
