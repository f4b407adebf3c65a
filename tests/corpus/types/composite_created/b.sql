create schema s;
create type s.empty as ();
create type s.pair as (a int, "B c" varchar(10) collate "C", d numeric(8,2)[], e text);
comment on type s.pair is 'Two.';
comment on column s.pair.a is 'First.';
comment on column s.pair."B c" is 'Second.';
grant usage on type s.pair to reader;
