create table parents (code integer, name text);
create table grown () inherits (parents);
create table young (code integer) inherits (parents);
create table kept (extra text) inherits (parents);
create table under (code integer) inherits (young);
create table others (code integer not null);
create table two () inherits (parents, others);
alter table parents add constraint parents_code not null code not valid;
create table late () inherits (parents);
