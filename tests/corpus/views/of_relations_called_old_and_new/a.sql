create table old (id int, note text);
create table "new" (id int, old_1 text);
create view of_old as select id, note from old;
create materialized view of_new as select * from "new";
