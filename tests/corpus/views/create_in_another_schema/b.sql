create schema app;
create table app.t (id int primary key, "Mixed Case" text);
create view app."My View" as select id, "Mixed Case" as "select" from app.t;
