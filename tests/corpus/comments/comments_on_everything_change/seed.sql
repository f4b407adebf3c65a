insert into s.t values (1, 5) on conflict do nothing;
