create table seats (room int not null, place int not null, code text);
alter table seats add constraint seats_once unique (room, place);
create table rooms (id int primary key);
