create table p (a int primary key, b text);
create table c () inherits (p);
create table d (primary key (a)) inherits (c);
alter table p add constraint k check (b <> '');
