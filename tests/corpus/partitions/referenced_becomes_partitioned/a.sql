create table public.m (id integer primary key, v integer); create table public.o (m_id integer references public.m);
