create table public.t (a integer not null, b integer not null no inherit, c integer);
