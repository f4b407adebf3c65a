create schema s; grant all on schema s to admin, app;
create table s.t (id serial primary key, v integer); grant select on s.t to app with grant option; grant update (v) on s.t to reader;
alter table s.t owner to admin; set role admin; grant insert on s.t to writer; reset role;
create view s.v as select * from s.t; grant select on s.v to app; alter view s.v owner to app;
create function s.f() returns integer language sql as 'select 1'; revoke all on function s.f() from public; grant execute on function s.f() to app; alter function s.f() owner to admin;
create type s.ty as enum ('a'); alter type s.ty owner to app; revoke usage on type s.ty from public;
create sequence s.q; alter sequence s.q owner to admin;
