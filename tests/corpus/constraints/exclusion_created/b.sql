create table booking (room int4range, during tsrange, constraint no_double exclude using gist (room with &&, during with &&));
comment on constraint no_double on booking is 'One at a time';
