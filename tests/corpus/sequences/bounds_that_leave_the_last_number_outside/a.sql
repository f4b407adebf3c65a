create sequence up minvalue 1 maxvalue 10;
create sequence down as integer minvalue 100 maxvalue 200 start 150;
create sequence narrower;
create sequence used;
select nextval('used') from generate_series(1, 500);
