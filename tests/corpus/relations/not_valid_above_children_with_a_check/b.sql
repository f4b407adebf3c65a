create table places (name text);
create table parents (code integer, name text, check (code > 0));
create table own (code integer) inherits (parents);
create table both_said () inherits (parents);
alter table parents add constraint parents_code not null code not valid;
alter table both_said add constraint parents_code not null code not valid;
create table valid () inherits (parents);
