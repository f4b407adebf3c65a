create table old (id int, note text, more int);
create table "new" (id int, old_1 text);
create view of_old as select id, note, more from old where id > 0;
create materialized view of_new as select * from "new" where old_1 <> '';
create view of_both as select old.id, "new".old_1, note from old join "new" on old.id = "new".id;
create view of_two as select old.id, o.note from old join old as o on o.id = old.id + 1;
create view whole as select old, count(*) from old group by 1;
