create type public.span as range (subtype = int, multirange_type_name = spare);
create type public.r_multirange as enum ('x');
create type public."B" as range (subtype = float8, multirange_type_name = "many.of ""A");
create table public.t (id int primary key, a public.span, b public.spare, c public."B", d public."many.of ""A"[]);
create view public.v as select a, b from public.t where a && '[1,2)';
