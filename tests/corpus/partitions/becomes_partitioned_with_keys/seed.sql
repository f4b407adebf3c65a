begin;
insert into public.t values (1, null, 1), (500, 1, null);
insert into public.other values (1);
commit;
