create table stay (room integer not null, n integer not null) partition by range (room);
create table stay_1 partition of stay for values from (0) to (10);
create table stay_2 partition of stay for values from (10) to (20);
alter table stay add constraint once exclude using btree (room with =, n with =) deferrable;
alter table stay_1 rename constraint stay_1_room_n_excl to other;
alter table only stay add constraint loose exclude using btree (room with =, n with =) where (n > 0);
alter table stay_2 add constraint tight exclude using btree (room with =, n with =) where (n > 0);
alter index loose attach partition tight;
