create table booking (id int, room int4range, during tsrange, note text, cancelled boolean,
  constraint one exclude using gist (room with &&, during with &&),
  constraint two exclude using btree (id with =),
  constraint three exclude using spgist (during with &&));
