create type public.r as range (subtype = int);
create type public."A range" as range (subtype = float8, multirange_type_name = "many.of ""A");
create table public.t (id int primary key, a public.r, b public.r_multirange, c public."A range", d public."many.of ""A"[]);
create view public.v as select a, b from public.t where a && '[1,2)';
create type public.spare as enum ('x');
