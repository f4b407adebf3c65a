-- Written within `create table`, Postgres would make one of them.
create table seats (room int not null, place int not null, code text);
alter table seats add constraint seats_once unique (room, place);
alter table seats add constraint seats_twice unique (room, place) include (code);
alter table seats add constraint seats_pkey primary key (room, place);
alter table seats add constraint seats_turned unique (place, room);
create table rooms (id int primary key);
create table tickets (id int primary key, code text, room int, place int, foreign key (room, place) references seats);
alter table tickets add constraint tickets_id unique (id);
alter table tickets add constraint tickets_code unique (code);
alter table tickets add constraint tickets_code_again unique (code);
alter table tickets add constraint tickets_code_late unique (code) deferrable;
comment on constraint tickets_code_again on tickets is 'By mistake.';
