create type to_come;
create type plain;
comment on type plain is 'Nothing yet.';
alter type plain owner to writer;
revoke usage on type plain from public;
create type another;
comment on type another is 'New.';
