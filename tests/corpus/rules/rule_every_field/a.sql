create table t (id int primary key, n int);
create table log (id int, what text);
create rule one as on insert to t do also insert into log values (new.id, 'a');
create rule two as on delete to t do instead nothing;
create rule three as on update to t where new.n > 1 do also insert into log values (new.id, 'a');
create rule four as on insert to t do also notify x;
alter table t enable always rule four;
