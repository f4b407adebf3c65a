create type to_come;
comment on type to_come is 'Waits for its functions.';
create type plain;
create type given;
grant usage on type given to app;
alter type given owner to writer;
