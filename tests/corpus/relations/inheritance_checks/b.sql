create table public.p (id integer, constraint two check (id > 1), constraint mine check (id < 100) no inherit); create table public.c (constraint own check (id < 50)) inherits (public.p);
