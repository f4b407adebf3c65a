create table booking (id int, room int4range, during tsrange, note text, cancelled boolean,
  constraint one exclude using gist (room with =, during range_ops with -|-) include (note) with (fillfactor = 70) where (not cancelled) deferrable initially deferred,
  constraint two exclude using hash (id with =) with (fillfactor = 50),
  constraint three exclude using spgist (during with &&) deferrable);
