create table public.t (a integer not null, b integer constraint b_is_there not null, c integer);
