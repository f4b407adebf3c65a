create table public.t (a integer not null no inherit, b integer not null, c integer constraint cc not null no inherit);
