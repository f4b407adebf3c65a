create table p (a int, b text);
create table c () inherits (p);
create table d () inherits (c);
alter table p add constraint k check (b <> '');
alter table d add constraint k check (b <> '');
