create table parents (code integer, name text);
create table grown () inherits (parents);
alter table parents add constraint parents_code not null code not valid;
create table young (code integer) inherits (parents);
create table kept (extra text) inherits (parents);
create table others (code integer not null);
