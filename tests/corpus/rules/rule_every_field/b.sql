create table t (id int primary key, n int);
create table log (id int, what text);
create rule one as on insert to t where new.n is null do also insert into log (what, id) values ('a', new.id) on conflict do nothing;
create rule two as on update to t do instead nothing;
create rule three as on update to t do also insert into log values (new.id, 'b');
create rule four as on insert to t do also notify x;
comment on rule four on t is 'tells';
