create type state as enum ('open', 'done', 'gone');
create table t (id int primary key, s state not null default 'open');
create view open_ones as select id from t where s = 'open'::state;
create function is_open(x state) returns boolean language sql immutable as 'select x = ''open''';
create view flags as select id, is_open(s) as open from t;
create index i on t (id) where s = 'open';
