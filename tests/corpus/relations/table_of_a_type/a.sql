create type public.pair as (a integer, b text); create table public.t (a integer, b text);
