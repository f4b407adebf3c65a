create materialized view m as select 1 as a, 2 as b;
create unique index i on m (a, b);
create index l on m ((a + b));
comment on index l is 'sum';
