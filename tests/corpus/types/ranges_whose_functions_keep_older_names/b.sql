create schema s; create schema q;
create type s.tr2 as range (subtype = time);
create type q.qr as range (subtype = int);
create table t (r s.tr2 default s.tr2('10:00','12:00'), m s.tr2_multirange, b q.qr default q.qr(1,3), check (lower(r) > '01:00'));
