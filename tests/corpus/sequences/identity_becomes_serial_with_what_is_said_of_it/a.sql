create table public.b (id int generated always as identity (start 5 increment 5 minvalue 5 maxvalue 500 cycle cache 3) primary key);
comment on sequence public.b_id_seq is 'numbers of b';
grant usage, select on sequence public.b_id_seq to reader with grant option;
grant update on sequence public.b_id_seq to app;
revoke update on sequence public.b_id_seq from current_user;
create table public.c (id serial primary key);
comment on sequence public.c_id_seq is 'numbers of c';
grant usage on sequence public.c_id_seq to reader;
