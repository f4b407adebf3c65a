create sequence s;
create table u (id int default nextval('s'));
alter sequence s owned by u.id;
