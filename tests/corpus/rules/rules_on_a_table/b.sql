create table t (id int primary key, n int, gone boolean default false);
create table log (id int, what text);
create rule none as on delete to t do instead nothing;
create rule log as on insert to t where new.n > 5 do also insert into log values (new.id, 'it''s WHERE DO');
create rule two as on update to t where old.n <> new.n do also (insert into log values (old.id, 'from'); insert into log values (new.id, 'to'));
create rule "do, (where)" as on insert to t do also select 1;
alter table t disable rule "do, (where)";
alter table t enable replica rule two;
comment on rule log on t is 'What is written twice';
