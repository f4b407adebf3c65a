insert into p.z_parent values (1);
insert into p.a_parent values (1), (2);
insert into p.m_child values (1, 1, 1, null), (2, 2, 1, 1);
begin;
set constraints all deferred;
insert into p.locks values ('a', 'read');
insert into p.modes values ('a', 'read');
commit;
insert into p.scratch values (2);
