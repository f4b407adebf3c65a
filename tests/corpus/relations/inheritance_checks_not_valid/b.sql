create table readings (taken date, value integer);
create table outdoor () inherits (readings);
create table attic () inherits (readings);
alter table readings add constraint positive check (value > 0) not valid;
alter table readings add constraint recent check (taken > '2000-01-01') not valid;
create table indoor () inherits (readings);
create table cellar () inherits (indoor);
alter table outdoor validate constraint recent;
