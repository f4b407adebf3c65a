create schema s authorization admin; grant all on schema s to admin, app;
create table s.t (id serial primary key, v integer); grant select on s.t to app; grant update (v) on s.t to reader with grant option;
alter table s.t owner to app; set role app; grant insert on s.t to writer with grant option; reset role;
create view s.v as select * from s.t; grant select on s.v to app; alter view s.v owner to admin; grant select on s.v to reader;
create function s.f() returns integer language sql as 'select 1'; grant execute on function s.f() to admin; alter function s.f() owner to app;
create type s.ty as enum ('a', 'b'); alter type s.ty owner to admin; grant usage on type s.ty to app;
create sequence s.q; alter sequence s.q owner to app;
