create table public.b (id bigserial primary key);
comment on sequence public.b_id_seq is 'numbers of b';
grant usage, select on sequence public.b_id_seq to reader with grant option;
grant usage on sequence public.b_id_seq to app;
revoke update on sequence public.b_id_seq from current_user;
create table public.c (id int generated always as identity primary key);
comment on sequence public.c_id_seq is 'numbers of c';
grant usage on sequence public.c_id_seq to reader;
