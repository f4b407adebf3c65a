create sequence up minvalue 1000 maxvalue 2000;
create sequence down as smallint minvalue 1 maxvalue 50 start 20;
create sequence narrower minvalue 5 maxvalue 9;
create sequence used as smallint maxvalue 100;
