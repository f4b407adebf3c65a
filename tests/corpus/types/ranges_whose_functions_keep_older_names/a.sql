create schema s; create schema q;
create type tr as range (subtype = time);
create type qr as range (subtype = int); alter type qr set schema q; alter type qr_multirange rename to qm; alter type qm set schema s;
create table t (r tr default tr('10:00','11:00'), m tr_multirange, b q.qr default qr(1,3), bm s.qm default qr_multirange(qr(1,2)));
create function f(tr) returns time language sql immutable as 'select lower($1)';
alter type tr rename to tr2;
alter type tr_multirange rename to tm;
alter type tr2 set schema s;
comment on type s.tr2 is 'x';
