create table base (id integer primary key, name text) partition by range (id);
create table rest partition of base default;
create table other (id integer references base);
alter table rest add constraint itself foreign key (id) references base;
