create sequence s;
create sequence t as smallint increment by 2 minvalue 5 maxvalue 50 start 7 cache 3 cycle;
create sequence down increment by -1;
create sequence untouched as integer;
create sequence "Odd ""name";
