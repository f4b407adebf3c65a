create table logs (line text);
create view recent as select line from logs;
grant select (tableoid) on logs to app;
grant select (ctid), update (line) on logs to reader with grant option;
