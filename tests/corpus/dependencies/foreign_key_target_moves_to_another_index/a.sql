create table p (id int primary key, code text, constraint p_code unique (code));
create table c (id int primary key, code text references p (code));
create view v as select p.id, p.code, count(c.id) as n from p left join c on c.code = p.code group by p.id;
