create view v as select 1 as one, 2 as two;
comment on view v is 'before';
comment on column v.one is 'first';
comment on column v.two is 'second';
