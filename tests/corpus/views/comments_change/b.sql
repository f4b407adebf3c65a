create view v as select 1 as one, 2 as two;
comment on view v is 'after';
comment on column v.one is 'the first';
