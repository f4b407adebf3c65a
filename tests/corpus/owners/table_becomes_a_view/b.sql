create view x as select 1 as id;
alter view x owner to app;
grant select on x to reader;
comment on view x is 'v';
