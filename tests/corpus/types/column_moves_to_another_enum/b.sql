create type temper as enum ('ok', 'sad', 'mad');
create table t (m temper default 'ok');
