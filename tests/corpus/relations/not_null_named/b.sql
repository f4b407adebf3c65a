create table public.t (a integer constraint a_is_there not null, b integer not null, c integer constraint c_is_there not null);
