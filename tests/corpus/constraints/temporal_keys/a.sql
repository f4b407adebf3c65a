create table room (id int4range, during tsrange, price numeric, spare tsrange);
create table booking (id int4range, during tsrange, room int4range);
