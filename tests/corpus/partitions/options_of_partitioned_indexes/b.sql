create table h (id int, v text, primary key (id), unique (id, v) with (fillfactor = 80)) partition by hash (id);
create table h0 partition of h for values with (modulus 2, remainder 0);
create table h1 partition of h for values with (modulus 2, remainder 1) with (fillfactor = 55);
create index h_v on h (v);
alter index h0_v_idx set (fillfactor = 71);
comment on index h_v is 'of v';
create table bare (id int, v text) partition by list (id);
create index bare_v on bare (v) with (fillfactor = 61, deduplicate_items = off);
create table refers (id int references h);
