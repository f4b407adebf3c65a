create table public.t (id integer, b text) with (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false); create table public.u (b text);
