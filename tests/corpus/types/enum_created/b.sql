create type mood as enum ('sad', 'ok', 'it''s', 'Ünïcode');
create table t (id int);
comment on type mood is 'How it is.';
