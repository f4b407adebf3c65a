create table room (id int4range, during tsrange, price numeric, spare tsrange,
  constraint room_pkey primary key (id, during without overlaps), constraint room_u unique (id, spare without overlaps) include (price));
create table booking (id int4range, during tsrange, room int4range,
  constraint booking_pkey primary key (id, during without overlaps),
  constraint booking_room foreign key (room, period during) references room (id, period during));
