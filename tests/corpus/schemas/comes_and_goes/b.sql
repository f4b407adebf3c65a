create schema one;
create schema "Odd ""name";
create schema empty authorization app;
comment on schema one is 'the first';
create table one.t (id int primary key);
create table "Odd ""name".t (id int references one.t);
create table t (id int);
grant usage on schema one to reader;
