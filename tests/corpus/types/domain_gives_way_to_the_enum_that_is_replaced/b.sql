create type mood as enum ('ok', 'a');
create type pair as (x mood, y integer);
create table t (id integer primary key, m mood not null default 'ok', ms mood[] default '{ok}', p pair);
create index i on t (m) where m = 'ok';
create view v as select m from t;
