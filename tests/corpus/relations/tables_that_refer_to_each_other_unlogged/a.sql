create schema p;
create table p.z_parent (id int primary key);
create table p.a_parent (id int primary key);
create table p.m_child (id int primary key, a int references p.a_parent, z int references p.z_parent, above int references p.m_child);
create table p.locks (name text primary key, mode text, unique (name, mode));
create table p.modes (name text primary key, mode text, unique (name, mode));
alter table p.locks add constraint mode foreign key (name, mode) references p.modes (name, mode) deferrable;
alter table p.modes add constraint lock foreign key (name, mode) references p.locks (name, mode) deferrable;
create unlogged table p.scratch (id int references p.a_parent);
