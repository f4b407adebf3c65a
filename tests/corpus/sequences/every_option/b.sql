create sequence s as integer increment by 5 minvalue -10 maxvalue 1000 start 10 cache 20 cycle;
create sequence t;
create sequence down;
create sequence untouched as integer;
create sequence "Odd ""name" as smallint;
comment on sequence t is 'plain again';
