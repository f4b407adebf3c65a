create domain mood as text check (value in ('sad', 'ok'));
create table t (m mood default 'ok', ms mood[]);
